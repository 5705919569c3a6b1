package io.github.mesdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of docs/frameworks.md are parts of the applications in {@code consumers}. */
@Tag("slow")
class FrameworksDocumentTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern BLOCK = Pattern.compile("(?s)```(?:java|kotlin)\n(.*?)```");
  private static final Pattern TITLE = Pattern.compile("(?m)^## (.*)$");

  private static String document() throws IOException {
    return Files.readString(ROOT.resolve("docs/frameworks.md"));
  }

  private static String section(String title) throws IOException {
    Matcher section =
        Pattern.compile("(?ms)^## " + title + "$(.*?)(?=^## |\\z)").matcher(document());
    assertThat(section.find()).as(title).isTrue();
    return section.group(1);
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s+", "");
  }

  /** Without the folder {@code target}, which contains older copies of the sources. */
  private static String sources(String project) throws IOException {
    StringBuilder sources = new StringBuilder();
    try (Stream<Path> files = Files.walk(ROOT.resolve(Path.of("consumers", project, "src")))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().matches(".*\\.(java|kt)")) {
          sources.append(withoutSpace(Files.readString(file)));
        }
      }
    }
    return sources.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "Quarkus, quarkus-3.33",
    "Micronaut, micronaut-4.10",
    "Jakarta REST, jakarta-rest",
    "Kotlin, kotlin"
  })
  void everyExampleIsPartOfTheApplicationOfItsSection(String title, String project)
      throws IOException {
    List<String> blocks =
        BLOCK.matcher(section(title)).results().map((MatchResult b) -> b.group(1)).toList();
    assertThat(blocks).hasSizeGreaterThan(2);
    String sources = sources(project);
    assertThat(blocks).allMatch(block -> sources.contains(withoutSpace(block)));
  }

  @Test
  void everySectionIsCompared() throws IOException {
    assertThat(TITLE.matcher(document()).results().map((MatchResult t) -> t.group(1)))
        .containsExactly("Quarkus", "Micronaut", "Jakarta REST", "Kotlin");
  }
}
