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
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows of {@code docs/architecture.md}: they run downwards only. */
class LayeringTest {
  private static final String ROOT = "io.github.mesdk";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("testkit"))
          .importPackages(ROOT);

  /** What each room of core may import besides itself and the JDK. */
  private static final Map<String, String[]> MAY_IMPORT =
      Map.ofEntries(
          entry(
              "",
              rooms(
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
          entry("internal.cache", rooms("provider", "token", "model..")),
          entry(
              "internal.call",
              rooms(
                  "concurrent",
                  "internal",
                  "provider",
                  "token",
                  "http",
                  "time",
                  "retry",
                  "error",
                  "model..")),
          entry("error", rooms()),
          entry("time", rooms()),
          entry("concurrent", rooms("error", "time")),
          entry("retry", rooms("concurrent", "error")),
          entry("token", rooms("concurrent", "error", "time", "token.store")),
          entry("token.store", rooms("concurrent", "error", "time")),
          entry("token.refresh", rooms("concurrent", "error", "time", "token", "!org.slf4j..")),
          entry("http", rooms("error", "time", "http.guard", "!okhttp3..", "!okio..", "!kotlin..")),
          entry(
              "http.guard",
              rooms("concurrent", "time", "!okhttp3..", "!okio..", "!kotlin..", "!org.slf4j..")),
          entry("provider", rooms("provider.internal", "error", "time", "model..")),
          entry("provider.internal", rooms("error")),
          entry(
              "login",
              rooms(
                  "concurrent",
                  "internal",
                  "provider",
                  "token",
                  "token.refresh",
                  "http",
                  "time",
                  "error",
                  "model..",
                  "!okhttp3..")),
          entry(
              "internal",
              rooms(
                  "provider..",
                  "token",
                  "http",
                  "time",
                  "error",
                  "model..",
                  "!com.fasterxml.jackson..")));

  private static String[] rooms(String... names) {
    return Stream.concat(
            Stream.of("java..", "javax..", "org.jspecify.."),
            Stream.of(names)
                .map(name -> name.startsWith("!") ? name.substring(1) : ROOT + "." + name))
        .toArray(String[]::new);
  }

  @TestFactory
  Stream<DynamicTest> eachRoomImportsOnlyWhatLiesBelowIt() {
    return MAY_IMPORT.entrySet().stream()
        .map(room ->
            DynamicTest.dynamicTest(
                name(room.getKey()), () -> check(name(room.getKey()), room.getValue())));
  }

  private static String name(String room) {
    return room.isEmpty() ? ROOT : ROOT + "." + room;
  }

  private static void check(String room, String[] allowed) {
    assertThat(MAIN.stream().anyMatch(type -> type.getPackageName().equals(room))).isTrue();
    classes()
        .that()
        .resideInAPackage(room)
        .should()
        .onlyDependOnClassesThat(resideInAPackage(room).or(resideInAnyPackage(allowed)))
        .check(MAIN);
  }

  @Test
  void nothingImportsTheDoor() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(MAIN);
  }

  @Test
  void modelsKnowNothingOfCore() {
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
  void modelsOfOneProviderKnowNothingOfTheOthers(String provider) {
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
  void thereIsNoCycle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void okHttpStandsInTheBuildersAndTheTransportOnly() {
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
   * No class of the root package needs one that needs it, apart from the one arrow back up that a
   * user wants: {@code MeClient.builder} is where the building starts.
   */
  @Test
  void theRootPackageHasOneArrowBackUp() {
    Map<String, Set<String>> arrows = arrowsWithin(ROOT);
    assertThat(arrows.get("MeClient").remove("MeClientBuilder")).isTrue();
    System.out.println(
        "root package: "
            + arrows.size()
            + " files, 1 arrow back up (MeClient to MeClientBuilder), "
            + arrows.values().stream().mapToInt(Set::size).sum()
            + " down");
    boolean isShrinking = true;
    while (isShrinking) {
      isShrinking =
          arrows
              .keySet()
              .removeIf(name -> arrows.get(name).stream().noneMatch(arrows::containsKey));
    }
    assertThat(arrows).as("in circles").isEmpty();
  }

  /** Which files of a package need which others of it. */
  private static Map<String, Set<String>> arrowsWithin(String room) {
    Map<String, Set<String>> arrows = new TreeMap<>();
    for (JavaClass type : MAIN) {
      if (type.getPackageName().equals(room) && !type.getSimpleName().equals("package-info")) {
        Set<String> targets = arrows.computeIfAbsent(file(type), name -> new TreeSet<>());
        for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
          JavaClass target = arrow.getTargetClass().getBaseComponentType();
          if (target.getPackageName().equals(room) && !file(target).equals(file(type))) {
            targets.add(file(target));
          }
        }
      }
    }
    return arrows;
  }

  private static String file(JavaClass type) {
    return type.getName().substring(type.getPackageName().length() + 1).replaceFirst("\\$.*", "");
  }
}
