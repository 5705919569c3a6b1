package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.github.mesdk.examples.MainClasses;
import io.github.mesdk.examples.documents.Published;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Replaces a check of the compiler, because this module has no module descriptor. */
class ExportedPackagesOnlyTest {

  @Test
  void theExamplesAndTheCommandUseOnlyUnqualifiedExportsOfTheSdk() {
    Set<String> exported =
        Published.MODULES.keySet().stream()
            .flatMap(Published::types)
            .map(JavaClass::getPackageName)
            .collect(Collectors.toSet());
    Set<String> used =
        MainClasses.of("io.github.mesdk.examples").stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .map(dependency -> dependency.getTargetClass().getPackageName())
            .filter(name -> name.startsWith("io.github.mesdk"))
            .filter(name -> !name.startsWith("io.github.mesdk.examples"))
            .collect(Collectors.toSet());
    assertThat(used).contains("io.github.mesdk", "io.github.mesdk.provider");
    assertThat(exported).containsAll(used).doesNotContain("io.github.mesdk.http");
  }
}
