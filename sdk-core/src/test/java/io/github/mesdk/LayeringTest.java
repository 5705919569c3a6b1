package io.github.mesdk;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the package dependencies in {@code docs/architecture.md}: they point downwards only. */
@Tag("slow")
class LayeringTest {
  private static final String ROOT = "io.github.mesdk";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("testkit"))
          .importPackages(ROOT);

  /** The packages that each package of {@code sdk-core} may import, besides itself and the JDK. */
  private static final Map<String, String[]> MAY_IMPORT =
      Map.ofEntries(
          entry(
              "",
              packages(
                  "concurrent",
                  "internal",
                  "internal.call",
                  "internal.cache",
                  "provider",
                  "token",
                  "http",
                  "time..",
                  "retry",
                  "error",
                  "model..",
                  "!org.slf4j..",
                  "!okhttp3..")),
          entry(
              "internal.cache",
              packages("internal", "provider", "token", "token.proof", "http", "model..")),
          entry(
              "internal.call",
              packages(
                  "concurrent",
                  "internal",
                  "provider",
                  "provider.internal",
                  "token",
                  "http",
                  "time",
                  "retry",
                  "error",
                  "model..")),
          entry("error", packages()),
          entry("time", packages()),
          entry("concurrent", packages("error", "time")),
          entry("retry", packages("concurrent", "error")),
          entry("token", packages("concurrent", "error", "time", "token.proof", "token.store")),
          entry("token.proof", packages("http")),
          entry("token.store", packages("concurrent", "error", "time")),
          entry(
              "token.refresh",
              packages("concurrent", "error", "time", "token", "token.proof", "!org.slf4j..")),
          entry(
              "http",
              packages("error", "time", "http.guard", "!okhttp3..", "!okio..", "!kotlin..")),
          entry(
              "http.guard",
              packages("concurrent", "time", "!okhttp3..", "!okio..", "!kotlin..", "!org.slf4j..")),
          entry("provider", packages("provider.internal", "http", "error", "time", "model..")),
          entry("provider.internal", packages("error", "!com.fasterxml.jackson..")),
          entry("provider.shared", packages("provider", "error", "model..")),
          entry(
              "login",
              packages(
                  "concurrent",
                  "internal",
                  "provider..",
                  "token",
                  "token.refresh",
                  "http",
                  "time",
                  "error",
                  "model..",
                  "!okhttp3..")),
          entry(
              "internal",
              packages(
                  "provider..",
                  "token",
                  "token.proof",
                  "http",
                  "time",
                  "error",
                  "model..",
                  "!com.fasterxml.jackson..")));

  private static String[] packages(String... names) {
    return Stream.concat(
            Stream.of("java..", "javax..", "org.jspecify.."),
            Stream.of(names)
                .map(name -> name.startsWith("!") ? name.substring(1) : ROOT + "." + name))
        .toArray(String[]::new);
  }

  @TestFactory
  Stream<DynamicTest> eachPackageImportsOnlyThePackagesBelowIt() {
    return MAY_IMPORT.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                name(entry.getKey()), () -> check(name(entry.getKey()), entry.getValue())));
  }

  private static String name(String suffix) {
    return suffix.isEmpty() ? ROOT : ROOT + "." + suffix;
  }

  private static void check(String packageName, String[] allowed) {
    assertThat(MAIN.stream().anyMatch(type -> type.getPackageName().equals(packageName))).isTrue();
    classes()
        .that()
        .resideInAPackage(packageName)
        .should()
        .onlyDependOnClassesThat(resideInAPackage(packageName).or(resideInAnyPackage(allowed)))
        .check(MAIN);
  }

  @Test
  void noPackageImportsTheRootPackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(MAIN);
  }

  @Test
  void modelsDoNotDependOnCore() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".model..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                ROOT,
                ROOT + ".error..",
                ROOT + ".http..",
                ROOT + ".internal..",
                ROOT + ".login..",
                ROOT + ".provider..",
                ROOT + ".retry..",
                ROOT + ".time..",
                ROOT + ".token..",
                "okhttp3.."))
        .check(MAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"testiny", "pulse", "rivergen", "krystal", "cloudbase", "oidc"})
  void modelsOfOneProviderDoNotDependOnTheOthers(String provider) {
    classes()
        .that()
        .resideInAPackage(ROOT + ".model." + provider)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                ROOT + ".model." + provider,
                ROOT + ".model",
                ROOT + ".model.internal",
                "java..",
                "javax..",
                "org.jspecify..",
                "com.fasterxml.jackson..",
                "org.immutables.."))
        .check(MAIN);
  }

  @Test
  void packagesHaveNoCycle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void onlyTheBuildersAndTheTransportUseOkHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".http..")
        .and()
        .doNotHaveSimpleName("MeClientBuilder")
        .and()
        .doNotHaveSimpleName("LoginBuilder")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "okio..")
        .check(MAIN);
  }

  /**
   * The classes of the root package depend on each other without cycles. The one exception is
   * {@code MeClient.builder}, which users need as an entry point.
   */
  @Test
  void theRootPackageHasOneBackwardDependency() {
    Map<String, Set<String>> dependencies = dependenciesWithin(ROOT);
    assertThat(dependencies.get("MeClient").remove("MeClientBuilder")).isTrue();
    System.out.println(
        "root package: "
            + dependencies.size()
            + " files, 1 backward dependency (MeClient to MeClientBuilder), "
            + dependencies.values().stream().mapToInt(Set::size).sum()
            + " forward");
    boolean isShrinking = true;
    while (isShrinking) {
      isShrinking =
          dependencies
              .keySet()
              .removeIf(
                  name -> dependencies.get(name).stream().noneMatch(dependencies::containsKey));
    }
    assertThat(dependencies).as("cycles").isEmpty();
  }

  /** Maps each source file of a package to the other files of that package it depends on. */
  private static Map<String, Set<String>> dependenciesWithin(String packageName) {
    Map<String, Set<String>> dependencies = new TreeMap<>();
    for (JavaClass type : MAIN) {
      if (type.getPackageName().equals(packageName)
          && !type.getSimpleName().equals("package-info")) {
        Set<String> targets = dependencies.computeIfAbsent(file(type), name -> new TreeSet<>());
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (target.getPackageName().equals(packageName) && !file(target).equals(file(type))) {
            targets.add(file(target));
          }
        }
      }
    }
    return dependencies;
  }

  private static String file(JavaClass type) {
    return type.getSource()
        .flatMap(Source::getFileName)
        .map(name -> name.replace(".java", ""))
        .orElseThrow();
  }
}
