package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OkHttpMismatchTest {

  /** A class path whose OkHttp lacks a class that MockWebServer needs. */
  private static final class IncompleteClassPath extends URLClassLoader {
    IncompleteClassPath() throws MalformedURLException {
      super(urls(), null); // the platform loader would find the modules of this test
    }

    private static URL[] urls() throws MalformedURLException {
      List<URL> urls = new ArrayList<>();
      Path main = Path.of(System.getProperty("basedir", ""), "target/classes").toAbsolutePath();
      urls.add(main.toUri().toURL());
      for (String entry : ExitWatcherTest.classPath().split(File.pathSeparator, -1)) {
        urls.add(Path.of(entry).toUri().toURL());
      }
      return urls.toArray(URL[]::new);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals("okhttp3.internal.concurrent.TaskRunner")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  @Test
  void anOlderOkHttpIsReportedInOneSentence() throws IOException, ReflectiveOperationException {
    try (URLClassLoader classes = new IncompleteClassPath()) {
      Method start = classes.loadClass(MockIdentityProvider.class.getName()).getMethod("start");
      assertThatThrownBy(() -> start.invoke(null))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageMatching(
              "the test kit needs OkHttp 5, but OkHttp \\S+ is first on the class path"
                  + " \\(.+\\.jar\\); import com.squareup.okhttp3:okhttp-bom 5.5.1 or newer .*")
          .hasCauseInstanceOf(LinkageError.class);
    }
  }

  @Test
  void theSentenceNamesTheVersion() {
    assertThat(OkHttpMismatch.of(new NoSuchMethodError("x"))).hasMessageContaining("OkHttp 5.");
  }
}
