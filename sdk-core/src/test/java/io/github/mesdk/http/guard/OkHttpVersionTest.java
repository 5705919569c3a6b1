package io.github.mesdk.http.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mesdk.CallingProcess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import okhttp3.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Building a client with an OkHttp that is too old fails with a message that says what to do. */
class OkHttpVersionTest {
  private static final String MESSAGE_END =
      " is on the class path, but this SDK needs 5.4.0 or newer: add"
          + " com.squareup.okhttp3:okhttp-bom of such a version to the build";

  @TempDir private Path folder;

  /** The interface of calls as it was before 5.4.0. */
  private interface OldCall {}

  /** A class with the version constant of OkHttp 4.0 and later. */
  public static final class OldOkHttp {
    public static final String VERSION = "5.3.2";

    private OldOkHttp() {}
  }

  @Test
  void theVersionOfTheBuildIsAccepted() {
    assertThatCode(OkHttpVersion::check).doesNotThrowAnyException();
    assertThatCode(() -> OkHttpVersion.check(Call.class, "none")).doesNotThrowAnyException();
  }

  @Test
  void anOlderVersionIsNamed() {
    assertThatThrownBy(() -> OkHttpVersion.check(OldCall.class, OldOkHttp.class.getName()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("OkHttp 5.3.2" + MESSAGE_END);
    assertThatThrownBy(() -> OkHttpVersion.check(OldCall.class, "no.such.Class"))
        .hasMessage("OkHttp 3.x or older" + MESSAGE_END);
  }

  @Test
  void buildingAClientWithAnOlderVersionFails() throws Exception {
    String classPath = withOkHttp("4.12.0");
    Path output = folder.resolve("output");
    Process process = CallingProcess.startOn(classPath, output, "http://127.0.0.1:1");
    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("the process exits").isTrue();
      assertThat(Files.readString(output))
          .contains("IllegalStateException: OkHttp 4.12.0" + MESSAGE_END)
          .contains("MeClientBuilder.build(");
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * Returns the class path of this test with another OkHttp. Skips the test if that version is not
   * in the local repository.
   */
  private static String withOkHttp(String version) throws Exception {
    Path present = Path.of(Call.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path group = present.getParent().resolve("../..").normalize();
    Path older = group.resolve(Path.of("okhttp", version, "okhttp-" + version + ".jar"));
    assumeTrue(Files.exists(older), "no " + older);
    return Arrays.stream(CallingProcess.classPath().split(File.pathSeparator, -1))
        .map(entry -> entry.equals(present.toString()) ? older.toString() : entry)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
