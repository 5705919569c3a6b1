package io.github.mesdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks that every promise in {@code docs/security-model.md} names tests that exist. */
@Tag("slow")
class SecurityModelTest {
  private String document;

  @BeforeEach
  void read() throws IOException {
    document = Files.readString(NamedTests.ROOT.resolve("docs/security-model.md"));
  }

  /** Returns the cells of each row of the tables in a section, without the headings. */
  private List<List<String>> rows(String title) {
    String section = document.split("\n" + Pattern.quote(title) + "\n", 2)[1].split("\n## ", 2)[0];
    return NamedTests.rows(section);
  }

  @Test
  void everyTestThatTheDocumentNamesExists() throws IOException {
    assertThat(NamedTests.assertAllExist(document)).isGreaterThan(100);
  }

  @Test
  void everyPromiseNamesATest() {
    assertThat(rows("## What holds"))
        .hasSizeGreaterThan(20)
        .allSatisfy(row -> assertThat(row.get(row.size() - 1)).containsPattern(NamedTests.NAME));
  }

  @Test
  void everyEarlierAttackIsATest() {
    assertThat(rows("## Attacks on earlier versions"))
        .hasSize(14)
        .allSatisfy(row -> {
          assertThat(row).hasSize(3);
          assertThat(row.get(2)).containsPattern(NamedTests.NAME);
        });
  }

  @Test
  void everyEarlierWeaknessNamesATest() {
    assertThat(rows("## Weaknesses of earlier versions"))
        .hasSize(10)
        .allSatisfy(row -> {
          assertThat(row).hasSize(3);
          assertThat(row.get(2)).containsPattern(NamedTests.NAME);
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
          assertThat(NamedTests.NAME.matcher(row.get(3)).find())
              .isEqualTo(row.get(2).equals("holds"));
        });
  }

  @Test
  void theSecurityPolicyLinksToTheModel() throws IOException {
    assertThat(Files.readString(NamedTests.ROOT.resolve("SECURITY.md")))
        .contains("(docs/security-model.md)");
    assertThat(Files.readString(NamedTests.ROOT.resolve("docs/README.md")))
        .contains("(security-model.md)");
  }
}
