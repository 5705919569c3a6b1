package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Runs the image that the profile {@code image} builds. */
@Timeout(120)
@EnabledIfSystemProperty(named = "me.image", matches = ".+")
class MeImageIT {
  private static final String ARCHIVED = "source: shared objects file";

  @TempDir private Path directory;

  private Run me(Path program, String javaOptions, String... arguments) throws Exception {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder command = new ProcessBuilder(program.toString());
    command.command().addAll(List.of(arguments));
    command.environment().remove("JAVA_HOME");
    command.environment().put("PATH", "/usr/bin:/bin");
    command.environment().put("JDK_JAVA_OPTIONS", javaOptions);
    int status = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    return new Run(status, Files.readString(out), Files.readString(err));
  }

  private static Path program() {
    return Path.of(System.getProperty("me.image"), "bin", "me");
  }

  @Test
  void startsThroughALinkAndAnswersTheDemo() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("me"), program());
    Run run = me(link, "", "demo", "--all");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("PROVIDER", "oidc", "redmine").doesNotContain("\u001b");
  }

  @Test
  void loadsItsClassesFromTheArchive() throws Exception {
    Path classes = directory.resolve("classes.log");
    Run run = me(program(), "-Xlog:class+load:file=" + classes, "demo");
    assertThat(run.status()).isZero();
    // The JVM omits a few classes from an archive, such as those that it could not verify.
    assertThat(Files.readAllLines(classes))
        .filteredOn(line -> line.contains(" io.github.mesdk.") && line.contains(ARCHIVED))
        .hasSizeGreaterThan(200);
  }

  @Test
  void endsWithTheStatusOfTheCommand() throws Exception {
    assertThat(me(program(), "", "harbour").status()).isEqualTo(64);
  }

  /** The files of a copy have other times, so the JVM finds that the archive does not fit. */
  @Test
  void aCopiedImageWritesOnlyTheAnswerToStdout() throws Exception {
    Path copy = directory.resolve("copy");
    String image = System.getProperty("me.image");
    assertThat(new ProcessBuilder("cp", "-R", image, copy.toString()).start().waitFor()).isZero();
    Run run = me(copy.resolve("bin/me"), "", "demo");
    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("Who is the current user?").doesNotContain("[warning]");
  }
}
