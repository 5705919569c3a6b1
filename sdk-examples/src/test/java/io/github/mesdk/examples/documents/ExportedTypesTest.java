package io.github.mesdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A user of the SDK meets few types. Counted is what can be imported: public types in packages that
 * are exported to everybody. What a limit is short of is a type to hide, not a limit to raise.
 */
class ExportedTypesTest {
  private static final int MOST_OF_CORE = 50;
  private static final int MOST_OF_ALL = 120;

  /**
   * With nested types, the builders of the models among them: what there was when it was written.
   */
  private static final int MOST_OF_CORE_WITH_NESTED = 54;

  private static final int MOST_OF_ALL_WITH_NESTED = 147;

  private static final Set<String> NEVER_PUBLISHED =
      Set.of("sdk-codegen", "sdk-fuzz", "sdk-oauth2-tests", "sdk-examples", "sdk-benchmarks");

  private static List<String> types(Stream<String> modules, boolean withNested) {
    return modules
        .flatMap(Published::types)
        .filter(type -> withNested || type.isTopLevelClass())
        .map(JavaClass::getName)
        .sorted()
        .toList();
  }

  @Test
  void ofTheCoreAreFifty() {
    assertThat(types(Stream.of("sdk-core"), false))
        .contains("io.github.mesdk.MeClient")
        .hasSizeLessThanOrEqualTo(MOST_OF_CORE);
    assertThat(types(Stream.of("sdk-core"), true))
        .contains("io.github.mesdk.error.TransportException$Reason")
        .hasSizeLessThanOrEqualTo(MOST_OF_CORE_WITH_NESTED);
  }

  @Test
  void ofAllPublishedModulesAreAHundredAndTwenty() {
    assertThat(types(Published.MODULES.keySet().stream(), false))
        .hasSizeLessThanOrEqualTo(MOST_OF_ALL);
    assertThat(types(Published.MODULES.keySet().stream(), true))
        .contains("io.github.mesdk.model.Identity$Builder")
        .hasSizeLessThanOrEqualTo(MOST_OF_ALL_WITH_NESTED);
  }

  @Test
  void areNoneOfThoseThatOnlyTheSdkUses() {
    assertThat(types(Published.MODULES.keySet().stream(), true))
        .noneMatch(name -> name.startsWith("io.github.mesdk.http."))
        .noneMatch(name -> name.contains(".internal."))
        .noneMatch(name -> name.contains("$Immutable") || name.contains(".Immutable"));
  }

  @Test
  void areCountedInEveryModuleThatIsPublished() throws Exception {
    String pom = Files.readString(Path.of("").toAbsolutePath().resolveSibling("pom.xml"));
    Set<String> published =
        Pattern.compile("<module>([\\w-]+)</module>")
            .matcher(pom)
            .results()
            .map(module -> module.group(1))
            .filter(module -> !NEVER_PUBLISHED.contains(module))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(published).isEqualTo(new TreeSet<>(Published.MODULES.keySet()));
  }
}
