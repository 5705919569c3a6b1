package io.github.mesdk.examples.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** This module has no descriptor that would hold it to what the SDK's modules export. */
class ExportedPackagesOnlyTest {

  @Test
  void theCommandUsesNothingThatTheSdkDoesNotExport() {
    JavaClasses command =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.mesdk.examples");
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.github.mesdk..internal..")
        .check(command);
  }
}
