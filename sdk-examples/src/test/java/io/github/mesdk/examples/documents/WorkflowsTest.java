package io.github.mesdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The workflows check what the documents say that they check. */
@Tag("slow")
class WorkflowsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private static List<String> lines(String workflow) throws IOException {
    return Files.readAllLines(ROOT.resolve(".github/workflows").resolve(workflow)).stream()
        .map(String::strip)
        .toList();
  }

  /** OSV-Scanner skips what git ignores, and then it scans nothing. */
  @Test
  void theScannerOfAdvisoriesReadsSbomsThatGitIgnores() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve(".gitignore"))).contains("target/");
    assertThat(lines("advisories.yml")).contains("target/sboms", "--no-ignore");
  }

  @Test
  void theResultsOfTheConsumersAreComparedWithTheCommittedOnes() throws IOException {
    List<String> workflow = lines("consumers.yml");
    assertThat(workflow)
        .contains(
            "java: [17, 25]",
            "- run: java consumers/Compatibility.java",
            "run: git diff --exit-code consumers/results.txt docs/compatibility.md");
    assertThat(workflow).anyMatch(line -> line.matches("- run: mvn .*-Pconsumers .*verify"));
  }
}
