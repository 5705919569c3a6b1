package io.github.mesdk.oauth2;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packages that this module may depend on, and the types that it may expose. */
class LayeringTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.mesdk.oauth2");

  @Test
  void onlyExportedPackagesOfTheCoreAreUsed() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..",
                "javax.net.ssl",
                "com.fasterxml.jackson..",
                "com.nimbusds..",
                "okhttp3",
                "org.slf4j",
                "org.immutables.value..",
                "org.jspecify..",
                "io.github.mesdk.oauth2..",
                "io.github.mesdk.concurrent",
                "io.github.mesdk.error",
                "io.github.mesdk.http",
                "io.github.mesdk.model",
                "io.github.mesdk.model.internal",
                "io.github.mesdk.model.oidc",
                "io.github.mesdk.model.read",
                "io.github.mesdk.provider",
                "io.github.mesdk.provider.internal",
                "io.github.mesdk.provider.shared",
                "io.github.mesdk.time",
                "io.github.mesdk.token",
                "io.github.mesdk.token.proof",
                "io.github.mesdk.token.refresh"))
        .check(MAIN);
  }

  /** Only the models have annotations of Jackson; {@code WireJson} reads what an issuer sends. */
  @Test
  void onlyTheModelsUseJackson() {
    noClasses()
        .that()
        .resideInAPackage("io.github.mesdk.oauth2")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .check(MAIN);
  }

  @Test
  void noPublicSignatureContainsANimbusType() {
    Stream<JavaCodeUnit> exposed =
        MAIN.stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(type -> type.getCodeUnits().stream())
            .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC));
    assertThat(exposed)
        .isNotEmpty()
        .allSatisfy(unit ->
            assertThat(
                    Stream.concat(
                            Stream.of(unit.getRawReturnType()),
                            unit.getRawParameterTypes().stream())
                        .map(JavaClass::getPackageName))
                .noneMatch(name -> name.startsWith("com.nimbusds") || name.startsWith("net.")));
  }
}
