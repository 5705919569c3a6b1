package io.github.mesdk.examples;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Imports classes of the project that are not tests. */
public final class MainClasses {
  private MainClasses() {}

  /** Returns the main classes of these packages and of the packages below them. */
  public static JavaClasses of(String... packages) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .withImportOption(location -> !location.contains("-tests.jar"))
        .importPackages(packages);
  }
}
