package io.github.mesdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/compatibility.md} is generated from the results of the projects in consumers. */
class CompatibilityDocumentTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @Test
  void thePageListsEachProjectThatUsesTheSdk() throws Exception {
    String page = Files.readString(ROOT.resolve("docs/compatibility.md"));
    try (Stream<Path> files = Files.walk(ROOT.resolve("consumers"), 3)) {
      List<String> projects =
          files
              .filter(file -> file.endsWith("pom.xml"))
              .filter(CompatibilityDocumentTest::isBuilt)
              .map(pom -> "(../" + ROOT.relativize(pom).toString().replace('\\', '/') + ")")
              .toList();
      assertThat(projects)
          .hasSizeGreaterThan(20)
          .allSatisfy(link -> assertThat(page).contains(link));
      assertThat(page).doesNotContain("not run |");
    }
  }

  /** The other poms only list the poms of projects. */
  private static boolean isBuilt(Path pom) {
    try {
      return !Files.readString(pom).contains("<packaging>pom</packaging>");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** If it fails, run {@code java consumers/Compatibility.java}. */
  @Test
  void thePageIsTheOneThatTheResultsGive() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process check =
        new ProcessBuilder(java, "consumers/Compatibility.java", "--check")
            .directory(ROOT.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(check.exitValue()).as(output).isZero();
  }
}
