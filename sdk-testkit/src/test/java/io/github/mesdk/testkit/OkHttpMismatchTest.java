package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.testkit.wire.FaultServer;
import io.github.mesdk.testkit.wire.WireFault;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OkHttpMismatchTest {

  /** A class path whose OkHttp lacks a class that another artifact of OkHttp needs. */
  private static final class IncompleteClassPath extends URLClassLoader {
    private final String missing;

    IncompleteClassPath(String missing) throws MalformedURLException {
      super(urls(), null); // the platform loader would find the modules of this test
      this.missing = missing;
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
      if (name.equals(missing)) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  /** The first use of the kit in a JVM, by the name of the member. */
  public static final class FirstUse implements Callable<Object> {
    private final String member;

    public FirstUse(String member) {
      this.member = member;
    }

    @Override
    public Object call() {
      return switch (member) {
        case "start" -> MockIdentityProvider.start();
        case "https" -> MockIdentityProvider.builder().https().start();
        case "sslContext" -> MockIdentityProvider.sslContext();
        case "trustManager" -> MockIdentityProvider.trustManager();
        case "authorityPem" -> MockIdentityProvider.authorityPem();
        case "FaultServer" -> FaultServer.start(WireFault.RESET_IN_BODY);
        case "FaultServer.authority" -> FaultServer.authority();
        case "FaultServer.sslContext" -> FaultServer.sslContext();
        case "FaultServer.trustManager" -> FaultServer.trustManager();
        default -> throw new IllegalArgumentException(member);
      };
    }
  }

  private static void assertExplained(String missing, String member)
      throws IOException, ReflectiveOperationException {
    try (URLClassLoader classes = new IncompleteClassPath(missing)) {
      Class<?> type = classes.loadClass(FirstUse.class.getName());
      Object use = type.getConstructor(String.class).newInstance(member);
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> type.getMethod("call").invoke(use))
            .isInstanceOf(InvocationTargetException.class)
            .cause()
            .isInstanceOf(IllegalStateException.class)
            .hasMessageMatching(
                "the test kit needs OkHttp 5 in all its artifacts, but the class path has OkHttp"
                    + " 5\\.\\S+ \\(.+/okhttp-\\S+\\.jar\\) with okhttp-tls \\(.+/okhttp-tls-\\S+\\.jar\\);"
                    + " import com.squareup.okhttp3:okhttp-bom 5.5.1 or newer .*")
            .hasCauseInstanceOf(LinkageError.class);
      }
    }
  }

  @Test
  void anOlderOkHttpIsReportedInOneSentence() throws IOException, ReflectiveOperationException {
    assertExplained("okhttp3.internal.concurrent.TaskRunner", "start");
  }

  /** Version 4.12 of okhttp-tls calls such classes, which OkHttp 5 no longer has. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https",
        "sslContext",
        "trustManager",
        "authorityPem",
        "FaultServer",
        "FaultServer.authority",
        "FaultServer.sslContext",
        "FaultServer.trustManager"
      })
  void anOlderOkHttpTlsIsReportedTheSame(String member)
      throws IOException, ReflectiveOperationException {
    assertExplained("okhttp3.internal._UtilJvmKt", member);
  }
}
