package io.github.mesdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.mesdk.examples.MainClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks the packages, the interceptors and the guards that {@code docs/architecture.md} lists. */
@Tag("slow")
class ArchitectureDocumentTest {
  private static final Path PAGE = Documents.ROOT.resolve("docs/architecture.md");
  private static final String MODULE_INFO = "src/main/java/module-info.java";
  private static final Pattern PACKAGE = Pattern.compile("`([\\w.]+)`");
  private static final String TITLE = "## Interceptors and guards";
  private static final String GUARDS = "io.github.mesdk.http.guard";
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  /** An export; the second group names the modules that it is limited to, if any. */
  private static final Pattern EXPORT = Pattern.compile("(?m)^  exports ([\\w.]+)([^;]*);");

  private static final Pattern MODULE_NAME =
      Pattern.compile("(?m)(?:^module |<Automatic-Module-Name>)([\\w.]+)");

  private static final Pattern MODULE = Pattern.compile("io\\.github\\.mesdk[\\w.]*");

  /** A cell such as {@code | `http` (exported to `sdk-cache` and `sdk-oauth2` only)}. */
  private static final Pattern LIMITED =
      Pattern.compile("\\| `([\\w.]+)` \\(exported to ([^)]+) only\\)");

  private static final Pattern DIRECTORY = Pattern.compile("sdk-[\\w-]+");

  private static final JavaClasses MAIN = MainClasses.of("io.github.mesdk");

  /** Returns the classes in the first column of the table. */
  private static Set<String> documentedNames() throws IOException {
    String section = Files.readString(PAGE).split(Pattern.quote(TITLE), 2)[1];
    return section
        .split("\n## ", 2)[0]
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|", 3)[1])
        .flatMap(cell -> NAME.matcher(cell).results().map(name -> name.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(Stream<JavaClass> types) {
    return types.map(JavaClass::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the directories that have this file, by the name of the module. */
  private static Map<String, String> directories(String file) throws IOException {
    Map<String, String> directories = new TreeMap<>();
    try (Stream<Path> modules = Files.list(Documents.ROOT)) {
      for (Path module : (Iterable<Path>) modules::iterator) {
        Path source = module.resolve(file);
        if (Files.exists(source)) {
          MODULE_NAME
              .matcher(Files.readString(source))
              .results()
              .forEach(name -> directories.put(name.group(1), Documents.name(module)));
        }
      }
    }
    return directories;
  }

  /** Returns the modules that each package is exported to; none stands for all modules. */
  private static Map<String, Set<String>> exports() throws IOException {
    Map<String, String> descriptors = directories(MODULE_INFO);
    Map<String, String> directories = new TreeMap<>(descriptors);
    directories.putAll(directories("pom.xml"));
    Map<String, Set<String>> exports = new TreeMap<>();
    for (String module : descriptors.values()) {
      String source = Files.readString(Documents.ROOT.resolve(module).resolve(MODULE_INFO));
      for (MatchResult export : EXPORT.matcher(source).results().toList()) {
        Set<String> targets = new TreeSet<>();
        for (MatchResult target : MODULE.matcher(export.group(2)).results().toList()) {
          assertThat(directories).containsKey(target.group());
          targets.add(directories.getOrDefault(target.group(), ""));
        }
        exports.put(export.group(1).replaceFirst("io\\.github\\.mesdk\\.?", ""), targets);
      }
    }
    return exports;
  }

  @Test
  void exportedToIsWhatModuleInfoSays() throws Exception {
    Map<String, Set<String>> limited = exports();
    limited.values().removeIf(Set::isEmpty);
    Map<String, Set<String>> documented = new TreeMap<>();
    for (MatchResult row : LIMITED.matcher(Files.readString(PAGE)).results().toList()) {
      documented.put(
          row.group(1),
          DIRECTORY
              .matcher(row.group(2))
              .results()
              .map(MatchResult::group)
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    assertThat(documented).isEqualTo(limited).hasSizeGreaterThan(5);
  }

  @Test
  void listsEachExportedPackage() throws Exception {
    Set<String> listed =
        Files.readString(PAGE)
            .split("\n## ", 3)[1]
            .lines()
            .filter(line -> line.startsWith("| "))
            .map(line -> line.split("\\|", 4)[2])
            .flatMap(cell -> PACKAGE.matcher(cell).results())
            .map(name -> name.group(1).replaceFirst("^\\.", "model."))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed)
        .containsAll(
            exports().keySet().stream()
                .filter(name -> !name.isEmpty() && !name.startsWith("providers."))
                .toList());
  }

  @Test
  void listsExactlyTheGuardsAndTheInterceptors() throws Exception {
    Set<String> interceptors =
        names(MAIN.stream().filter(type -> type.isAssignableTo(Interceptor.class)));
    Set<String> guards =
        names(
            MAIN.stream()
                .filter(type -> type.getPackageName().equals(GUARDS))
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().endsWith("-info")));
    assertThat(interceptors).isNotEmpty();
    assertThat(guards).hasSizeGreaterThan(interceptors.size());
    Set<String> all = new TreeSet<>(interceptors);
    all.addAll(guards);
    assertThat(documentedNames()).isEqualTo(all);
  }

  @Test
  void marksEachInterceptor() throws Exception {
    String document = Files.readString(PAGE);
    assertThat(names(MAIN.stream().filter(type -> type.isAssignableTo(Interceptor.class))))
        .allSatisfy(name -> assertThat(document).contains("| `" + name + "` | an interceptor"));
  }
}
