package io.github.mesdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The public API of this module. A new public type is a decision. */
class PublicTypesTest {
  @Test
  void theModuleHasExactlyThesePublicTypes() {
    assertThat(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.github.mesdk.micrometer"))
        .filteredOn(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .filteredOn(JavaClass::isTopLevelClass)
        .extracting(JavaClass::getSimpleName)
        .containsExactlyInAnyOrder(
            "MeObservations",
            "MeObservationDocumentation",
            "MeCallContext",
            "MeAttemptContext",
            "MeTokenContext",
            "DefaultMeCallConvention",
            "DefaultMeAttemptConvention",
            "DefaultMeTokenConvention",
            "MeCacheMetrics");
  }
}
