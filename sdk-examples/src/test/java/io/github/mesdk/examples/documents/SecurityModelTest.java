package io.github.mesdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks that every promise in {@code docs/security-model.md} names tests that exist. */
class SecurityModelTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern TEST =
      Pattern.compile("`([A-Z]\\w*(?:Test|IT|Contract))(?:\\.(\\w+))?`");
  private static final Pattern METHOD = Pattern.compile("(?:void|Stream<DynamicTest>) (\\w+)\\(");

  private String document;

  @BeforeEach
  void read() throws IOException {
    document = Files.readString(ROOT.resolve("docs/security-model.md"));
  }

  /** Returns the sources of all test classes of the repository, by class name. */
  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : files.filter(SecurityModelTest::isTestSource).toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        tests.merge(name, Files.readString(file), String::concat);
      }
    }
    return tests;
  }

  private static boolean isTestSource(Path file) {
    String path = ROOT.relativize(file).toString().replace('\\', '/');
    return path.contains("/src/test/java/") && path.endsWith(".java");
  }

  /** Returns the cells of each row of the tables in a section, without the headings. */
  private List<List<String>> rows(String title) {
    String section = document.split("\n" + Pattern.quote(title) + "\n", 2)[1].split("\n## ", 2)[0];
    return section
        .lines()
        .filter(line -> line.startsWith("| ") && !line.endsWith("| Tests |"))
        .filter(line -> !line.startsWith("| Requirement |"))
        .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
        .toList();
  }

  @Test
  void everyTestThatTheDocumentNamesExists() throws IOException {
    Map<String, String> tests = tests();
    Matcher name = TEST.matcher(document);
    int found = 0;
    while (name.find()) {
      found++;
      assertThat(tests).containsKey(name.group(1));
      if (name.group(2) != null) {
        assertThat(METHOD.matcher(tests.get(name.group(1))).results().map(m -> m.group(1)))
            .describedAs("methods of %s", name.group(1))
            .contains(name.group(2));
      }
    }
    assertThat(found).isGreaterThan(100);
  }

  @Test
  void everyPromiseNamesATest() {
    assertThat(rows("## What holds"))
        .hasSizeGreaterThan(20)
        .allSatisfy(row -> assertThat(row.get(row.size() - 1)).containsPattern(TEST));
  }

  @Test
  void everyEarlierAttackIsATest() {
    assertThat(rows("## Attacks on earlier versions"))
        .hasSize(14)
        .allSatisfy(row -> {
          assertThat(row).hasSize(3);
          assertThat(row.get(2)).containsPattern(TEST);
        });
  }

  @Test
  void everyRequirementHoldsWithATestOrHasAReason() {
    assertThat(rows("## OWASP ASVS 5.0"))
        .hasSizeGreaterThan(50)
        .allSatisfy(row -> {
          assertThat(row).hasSize(4);
          assertThat(row.get(0)).matches("\\d+\\.\\d+(\\.\\d+)?((, | to )\\d+\\.\\d+(\\.\\d+)?)?");
          assertThat(row.get(2)).isIn("holds", "not ours", "open");
          assertThat(TEST.matcher(row.get(3)).find()).isEqualTo(row.get(2).equals("holds"));
        });
  }

  @Test
  void theSecurityPolicyLinksToTheModel() throws IOException {
    assertThat(Files.readString(ROOT.resolve("SECURITY.md"))).contains("(docs/security-model.md)");
    assertThat(Files.readString(ROOT.resolve("docs/README.md"))).contains("(security-model.md)");
  }
}
