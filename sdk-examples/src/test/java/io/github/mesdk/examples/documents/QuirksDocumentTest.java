package io.github.mesdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks that every row of {@code docs/quirks.md} has a source and names tests that exist. */
@Tag("slow")
class QuirksDocumentTest {
  private String document;

  @BeforeEach
  void read() throws IOException {
    document = Files.readString(NamedTests.ROOT.resolve("docs/quirks.md"));
  }

  @Test
  void everyTestThatTheDocumentNamesExists() throws IOException {
    assertThat(NamedTests.assertAllExist(document)).isGreaterThan(50);
  }

  @Test
  void everyRowHasASourceAndNamesATestMethod() {
    assertThat(NamedTests.rows(document))
        .hasSizeGreaterThan(50)
        .allSatisfy(row -> {
          assertThat(row).hasSize(4).noneMatch(String::isBlank);
          assertThat(row.get(3)).containsPattern("`\\w+\\.\\w+`").containsPattern(NamedTests.NAME);
        });
  }

  @Test
  void theIndexLinksToTheDocument() throws IOException {
    assertThat(Files.readString(NamedTests.ROOT.resolve("docs/README.md"))).contains("(quirks.md)");
  }
}
