package io.github.mesdk.http.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Building a client with an OkHttp that is too old fails with a message that says what to do. */
class OkHttpVersionTest {
  private static final String MESSAGE_END =
      " is on the class path, but this SDK needs 5.4.0 or newer: add"
          + " com.squareup.okhttp3:okhttp-bom of such a version to the build";

  @TempDir private Path folder;

  @Test
  void theVersionOfTheBuildIsAccepted() {
    assertThatCode(OkHttpVersion::check).doesNotThrowAnyException();
  }

  @Test
  void theFileOfAnOlderVersionIsNamed() {
    String here = OkHttpVersionTest.class.getProtectionDomain().getCodeSource().getLocation() + "";
    NoSuchMethodException missing = new NoSuchMethodException("addEventListener");
    assertThat(OkHttpVersion.tooOld(OkHttpVersionTest.class, missing))
        .hasMessage("OkHttp in " + here + MESSAGE_END)
        .hasCause(missing);
    assertThat(OkHttpVersion.tooOld(Runnable.class, missing))
        .hasMessage("OkHttp in an unknown file" + MESSAGE_END);
  }

  @ParameterizedTest
  @CsvSource({"okhttp, 3.14.9", "okhttp, 4.12.0", "okhttp-jvm, 5.3.2"})
  void buildingAClientWithAnOlderVersionFails(String artifact, String version) throws Exception {
    Path older = okHttp(artifact, version);
    String present = present().toString();
    assertRefused(
        older,
        Arrays.stream(CallingProcess.classPath().split(File.pathSeparator, -1))
            .map(entry -> entry.equals(present) ? older.toString() : entry)
            .collect(Collectors.joining(File.pathSeparator)));
  }

  /** Retrofit 2.11 brings OkHttp 3.14.9, whose artifact Maven does not take for the same. */
  @Test
  void anOlderVersionAheadOfTheNewerOneIsTheOneThatIsNamed() throws Exception {
    Path older = okHttp("okhttp", "3.14.9");
    assertRefused(older, older + File.pathSeparator + CallingProcess.classPath());
  }

  private void assertRefused(Path older, String classPath) throws Exception {
    Path output = folder.resolve("output");
    Process process = CallingProcess.startOn(classPath, output, "http://127.0.0.1:1");
    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("the process exits").isTrue();
      assertThat(Files.readString(output))
          .contains("IllegalStateException: OkHttp in file:" + older + MESSAGE_END)
          .contains("MeClientBuilder.build(");
    } finally {
      process.destroyForcibly();
    }
  }

  /** Returns a jar of OkHttp, which the build has put there. */
  private static Path okHttp(String artifact, String version) {
    return Path.of("target", "okhttp", artifact + "-" + version + ".jar").toAbsolutePath();
  }

  private static Path present() throws Exception {
    return Path.of(Call.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
