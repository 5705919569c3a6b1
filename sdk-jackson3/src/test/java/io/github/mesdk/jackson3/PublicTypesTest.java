package io.github.mesdk.jackson3;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** The public API of this module, and that no model needs Jackson 3. */
class PublicTypesTest {
  private static JavaClasses classes(String packageName) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(packageName);
  }

  @Test
  void theModuleHasExactlyThisPublicType() {
    assertThat(classes("io.github.mesdk.jackson3"))
        .filteredOn(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .extracting(JavaClass::getSimpleName)
        .containsExactly("MeJacksonModule");
  }

  @Test
  void noModelDependsOnJackson3() {
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("tools.jackson..")
        .check(classes("io.github.mesdk.model"));
  }
}
