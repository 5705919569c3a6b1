package io.github.mesdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the Java and the line counts in the documents, and that a reader finds each page. */
@Tag("slow")
class DocumentsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** A row such as {@code | `sdk-core/src/X.java` | 31 |}. */
  private static final Pattern COUNTED = Pattern.compile("\\| `([\\w./-]+)` \\| (\\d+) \\|");

  /** A link of the index to a page. */
  private static final Pattern LINK_IN_ROW = Pattern.compile("\\]\\(([^)#]+\\.md)\\)");

  /** The program that the snippets assume. */
  private static final String USER_PROGRAM =
      """
      public class MyApp {
        public MyApp(java.net.URI address, String token) {}

        public String greeting() {
          throw new MyException();
        }

        public String trace() {
          return "";
        }

        public String requestId() {
          return "";
        }
      }
      """;

  private static final String USER_EXCEPTION =
      """
      public class MyException extends RuntimeException {
        private static final long serialVersionUID = 1L;
      }
      """;

  @TempDir Path output;

  private List<String> problems(Snippet snippet, Snippet... others) {
    Map<String, String> sources = new HashMap<>();
    sources.put("MyApp", USER_PROGRAM);
    sources.put("MyException", USER_EXCEPTION);
    for (Snippet other : others) {
      if (other.declaresTypeUsedBy(snippet)) {
        sources.put(other.toString(), other.source());
      }
    }
    sources.put(snippet.document(), snippet.source());
    return new UserCompiler(output).problems(sources);
  }

  /** Returns all documents of the repository. */
  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 3)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !ROOT.relativize(file).toString().matches("(.*/)?(target|\\..*)/.*"))
          .sorted()
          .toList();
    }
  }

  private static List<Snippet> snippets(Path document) {
    try {
      return Snippet.of(ROOT.relativize(document).toString(), document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/testing.md", "sdk-testkit/README.md"})
  void everySnippetShowsItsImports(String document) {
    assertThat(snippets(ROOT.resolve(document))).isNotEmpty().allMatch(Snippet::hasOwnImports);
  }

  @TestFactory
  Stream<DynamicTest> everySnippetCompiles() throws IOException {
    // The tests of Spring Boot and the projects in consumers compile the snippets of these pages.
    List<Snippet> all =
        documents().stream()
            .filter(document -> !document.endsWith("docs/spring.md"))
            .filter(document -> !document.endsWith("docs/frameworks.md"))
            .flatMap(document -> snippets(document).stream())
            .toList();
    assertThat(all).extracting(Snippet::document).contains("README.md", "sdk-testkit/README.md");
    Snippet[] others = all.toArray(Snippet[]::new);
    return all.stream()
        .map(snippet ->
            DynamicTest.dynamicTest(
                snippet.toString(), () -> assertThat(problems(snippet, others)).isEmpty()));
  }

  @Test
  void aSnippetMayUseATypeOfAnEarlierSnippetOfItsDocument() {
    Snippet type = new Snippet("docs/two.md", 2, "public record Harbour(String name) {}");
    Snippet use = new Snippet("docs/two.md", 8, "Harbour harbour = new Harbour(\"Kiel\");");
    assertThat(problems(use, type, use)).isEmpty();
    assertThat(problems(use)).isNotEmpty();
    assertThat(problems(use, new Snippet("docs/other.md", 2, type.text()))).isNotEmpty();
  }

  @Test
  void aProblemIsReportedWithItsDocumentAndLine() {
    Snippet wrong = new Snippet("docs/wrong.md", 12, "int one = 1;\nint two = \"two\";");
    assertThat(problems(wrong)).singleElement().asString().startsWith("docs/wrong.md:13: ");
  }

  @Test
  void importsOfASnippetReplaceTheDefaultImports() {
    String text = "import java.util.List;\n\nList<Path> files = List.of();";
    assertThat(problems(new Snippet("docs/wrong.md", 12, text)))
        .singleElement()
        .asString()
        .startsWith("docs/wrong.md:14: ");
  }

  @Test
  void aProgramThatUsesTheWholeApiCompilesWithoutWarningsOrBuildTools() throws Exception {
    UserCompiler compiler = new UserCompiler(output);
    assertThat(compiler.problems(Map.of("Consumer.java", resource("/consumer/Consumer.java"))))
        .isEmpty();
    String tools = "class A { org.jspecify.annotations.Nullable a; org.immutables.value.Value b; }";
    assertThat(compiler.problems(Map.of("A", tools))).hasSize(2);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = DocumentsTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @TestFactory
  Stream<DynamicTest> theLineCountsInTheDocumentAreCorrect() throws IOException {
    String document = Files.readString(ROOT.resolve("docs/adding-a-provider.md"));
    Matcher rows = COUNTED.matcher(document);
    List<DynamicTest> tests =
        rows.results()
            .map(row ->
                DynamicTest.dynamicTest(row.group(1), () -> checkCount(row.group(1), row.group(2))))
            .toList();
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  @Test
  void everyPageHasAGroupOnTheSite() throws IOException {
    List<String> listed = SiteGroups.pages().values().stream().flatMap(Set::stream).toList();
    assertThat(listed).doesNotHaveDuplicates().containsAll(pages());
    assertThat(listed).allSatisfy(page -> assertThat(ROOT.resolve(page)).isRegularFile());
  }

  @Test
  void theIndexListsEachPageUnderItsGroupOnTheSite() throws IOException {
    Map<String, Set<String>> groups = SiteGroups.pages();
    List<String> indexed = new ArrayList<>();
    Path index = ROOT.resolve("docs/README.md");
    List<String> sections = List.of(Files.readString(index).split("\n## ", -1));
    for (String section : sections.subList(1, sections.size())) {
      String title = section.substring(0, section.indexOf('\n'));
      assertThat(groups).containsKey(title);
      for (MatchResult link : LINK_IN_ROW.matcher(section).results().toList()) {
        String page = Documents.name(index.resolveSibling(link.group(1)).normalize());
        assertThat(groups.getOrDefault(title, Set.of())).as(title).contains(page);
        indexed.add(page);
      }
    }
    assertThat(indexed).containsAll(pages());
  }

  /** Returns the pages of the folders that have no overview of their own. */
  private static List<String> pages() throws IOException {
    List<String> pages = new ArrayList<>(SiteGroups.pagesIn("docs"));
    pages.addAll(SiteGroups.pagesIn("docs/oauth2"));
    pages.remove("docs/README.md");
    return pages;
  }

  private static void checkCount(String file, String lines) throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve(file))).hasSize(Integer.parseInt(lines));
  }
}
