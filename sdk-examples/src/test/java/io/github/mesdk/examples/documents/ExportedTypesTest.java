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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Limits the number of types in the public API, which are the public types in packages with an
 * unqualified export. If a limit is exceeded, hide a type instead of raising the limit.
 */
@Tag("slow")
class ExportedTypesTest {
  private static final int MAX_CORE = 50;
  private static final int MAX_ALL = 123;

  /** Includes nested types, such as the builders of the models. */
  private static final int MAX_CORE_WITH_NESTED = 54;

  private static final int MAX_ALL_WITH_NESTED = 154;

  /** Modules that are not published, and the one without types. */
  private static final Set<String> NEVER_PUBLISHED =
      Set.of(
          "consumers",
          "sdk-benchmarks",
          "sdk-bom",
          "sdk-codegen",
          "sdk-examples",
          "sdk-examples-backend",
          "sdk-fuzz",
          "sdk-oauth2-tests",
          "sdk-spring-boot-tests");

  /** Modules with a test of their own that lists their public types; they are not counted here. */
  private static final Set<String> LIST_THEIR_OWN =
      Set.of(
          "sdk-cache-jcache",
          "sdk-cache-redis",
          "sdk-jackson3",
          "sdk-micrometer",
          "sdk-providers",
          "sdk-spring-boot-starter",
          "sdk-spring-boot-test");

  private static Stream<String> counted() {
    return Published.MODULES.keySet().stream().filter(module -> !LIST_THEIR_OWN.contains(module));
  }

  private static List<String> types(Stream<String> modules, boolean withNested) {
    return modules
        .flatMap(Published::types)
        .filter(type -> withNested || type.isTopLevelClass())
        .map(JavaClass::getName)
        .sorted()
        .toList();
  }

  @Test
  void theCoreHasAtMostFiftyTypes() {
    assertThat(types(Stream.of("sdk-core"), false))
        .contains("io.github.mesdk.MeClient")
        .hasSizeLessThanOrEqualTo(MAX_CORE);
    assertThat(types(Stream.of("sdk-core"), true))
        .contains("io.github.mesdk.error.TransportException$Reason")
        .hasSizeLessThanOrEqualTo(MAX_CORE_WITH_NESTED);
  }

  @Test
  void allPublishedModulesHaveAtMostOneHundredAndTwentyTypes() {
    assertThat(types(counted(), false)).hasSizeLessThanOrEqualTo(MAX_ALL);
    assertThat(types(counted(), true))
        .contains("io.github.mesdk.model.Identity$Builder")
        .hasSizeLessThanOrEqualTo(MAX_ALL_WITH_NESTED);
  }

  @Test
  void noInternalTypeIsExported() {
    assertThat(types(Published.MODULES.keySet().stream(), true))
        .noneMatch(name -> name.startsWith("io.github.mesdk.http."))
        .noneMatch(name -> name.contains(".internal."))
        .noneMatch(name -> name.contains("$Immutable") || name.contains(".Immutable"));
  }

  @Test
  void everyPublishedModuleIsCounted() throws Exception {
    String pom = Files.readString(Path.of("").toAbsolutePath().resolveSibling("pom.xml"));
    Set<String> published =
        Pattern.compile("<module>([\\w-]+)</module>")
            .matcher(pom)
            .results()
            .map(module -> module.group(1))
            .filter(module -> !NEVER_PUBLISHED.contains(module))
            .filter(module -> !LIST_THEIR_OWN.contains(module))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(published).isEqualTo(counted().collect(Collectors.toCollection(TreeSet::new)));
  }
}
