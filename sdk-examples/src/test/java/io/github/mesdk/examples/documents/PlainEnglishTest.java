package io.github.mesdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks that sources and documents avoid certain words, and documents avoid long sentences. */
@Tag("slow")
class PlainEnglishTest {
  private static final Path AVOIDED_WORDS = Path.of("src/test/resources/plain-english.txt");
  private static final int LONGEST_SENTENCE = 40;

  /** Between two words of a phrase: white space, a comment's margin, or a joined string. */
  private static final String GAP = "(?:\\s|[*/>]|\"\\s*\\+\\s*\")+";

  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|<!--.*?-->");

  /** A sentence ends at punctuation, an empty line, the next list item or row, or a table cell. */
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?s)[^\\s|#>.!?-](?:(?![.!?][)*_`\"]*\\s|\\n\\s*\\n|\\n\\s*(?:[-*#|>]|\\d+\\.)|\\|).)*");

  private static final Pattern WORD = Pattern.compile("`[^`]*`|\\S*[\\p{L}\\p{N}]\\S*");

  @Test
  void sourcesAndDocumentsUseNoAvoidedWord() throws IOException {
    Pattern avoided = avoidedWords();
    assertThat(findings(".java", text -> matches(avoided, text))).isEmpty();
    assertThat(findings(".md", text -> matches(avoided, text))).isEmpty();
  }

  @Test
  void noSentenceOfADocumentHasMoreThanFortyWords() throws IOException {
    assertThat(findings(".md", PlainEnglishTest::longSentences)).isEmpty();
  }

  @Test
  void avoidedWordsAreFoundAcrossLinesAndStrings() throws IOException {
    for (String words : Files.readAllLines(AVOIDED_WORDS)) {
      for (String gap : List.of(" ", "\n   * ", "\"\n        + \"")) {
        String text = "One\nor " + words.replace("?", "").replace(" ", gap) + " two";
        assertThat(matches(avoidedWords(), text)).singleElement().asString().startsWith("2: ");
      }
    }
    assertThat(matches(avoidedWords(), "untold, unheeded")).isEmpty();
  }

  @Test
  void longSentencesAreFound() {
    String longest = "word ".repeat(40).strip();
    assertThat(longSentences("One.\n\n" + longest + ". Two.\n\nThree " + longest + ".\n"))
        .containsExactly("5: Three " + longest);
  }

  private static List<String> findings(String suffix, Function<String, List<String>> check)
      throws IOException {
    List<String> findings = new ArrayList<>();
    for (Path file : Documents.endingWith(suffix)) {
      String name = Documents.name(file);
      check.apply(Files.readString(file)).forEach(found -> findings.add(name + ":" + found));
    }
    return findings;
  }

  private static Pattern avoidedWords() throws IOException {
    List<String> words =
        Files.readAllLines(AVOIDED_WORDS).stream().map(word -> word.replace(" ", GAP)).toList();
    return Pattern.compile("\\b(?:" + String.join("|", words) + ")\\b", Pattern.CASE_INSENSITIVE);
  }

  private static List<String> longSentences(String document) {
    String prose = CODE.matcher(document).replaceAll(code -> "\n".repeat(lines(code.group())));
    return matches(SENTENCE, prose).stream()
        .filter(found -> WORD.matcher(found).results().count() - 1 > LONGEST_SENTENCE)
        .toList();
  }

  /** Returns each match, preceded by the number of its line. */
  private static List<String> matches(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      int line = lines(text.substring(0, matcher.start())) + 1;
      found.add(line + ": " + matcher.group().replaceAll(GAP, " ").strip());
    }
    return found;
  }

  private static int lines(String text) {
    return (int) text.chars().filter(character -> character == '\n').count();
  }
}
