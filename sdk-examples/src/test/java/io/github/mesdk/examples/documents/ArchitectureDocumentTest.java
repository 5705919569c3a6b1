package io.github.mesdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.mesdk.examples.MainClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import org.junit.jupiter.api.Test;

/** Checks that {@code docs/architecture.md} lists exactly the existing interceptors and guards. */
class ArchitectureDocumentTest {
  private static final String TITLE = "## Interceptors and guards";
  private static final String GUARDS = "io.github.mesdk.http.guard";
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  private static final JavaClasses MAIN = MainClasses.of("io.github.mesdk");

  /** Returns the classes in the first column of the table. */
  private static Set<String> documentedNames() throws IOException {
    Path document = Path.of("").toAbsolutePath().resolveSibling("docs").resolve("architecture.md");
    String section = Files.readString(document).split(Pattern.quote(TITLE), 2)[1];
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
    String document =
        Files.readString(
            Path.of("").toAbsolutePath().resolveSibling("docs").resolve("architecture.md"));
    assertThat(names(MAIN.stream().filter(type -> type.isAssignableTo(Interceptor.class))))
        .allSatisfy(name -> assertThat(document).contains("| `" + name + "` | an interceptor"));
  }
}
