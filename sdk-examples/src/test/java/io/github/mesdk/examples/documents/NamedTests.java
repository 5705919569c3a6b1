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

/** The tests that a document names, as {@code `SomeTest`} or {@code `SomeTest.someMethod`}. */
final class NamedTests {
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  static final Pattern NAME = Pattern.compile("`([A-Z]\\w*(?:Test|IT|Contract))(?:\\.(\\w+))?`");
  private static final Pattern METHOD = Pattern.compile("(?:void|Stream<DynamicTest>) (\\w+)\\(");

  private NamedTests() {}

  /** Asserts that each class and each method exists, and returns how many names there are. */
  static int assertAllExist(String document) throws IOException {
    Map<String, String> tests = sources();
    Matcher name = NAME.matcher(document);
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
    return found;
  }

  /** Returns the rows of the tables in a document, without the headings. */
  static List<List<String>> rows(String document) {
    return document
        .lines()
        .filter(line -> line.startsWith("| ") && !line.matches(".*\\| Tests? \\|"))
        .filter(line -> !line.startsWith("| Requirement |"))
        .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
        .toList();
  }

  /** Returns the sources of all test classes of the repository, by class name. */
  private static Map<String, String> sources() throws IOException {
    Map<String, String> tests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : files.filter(NamedTests::isTestSource).toList()) {
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
}
