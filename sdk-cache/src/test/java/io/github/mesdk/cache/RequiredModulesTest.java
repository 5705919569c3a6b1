package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A cache without a second level needs no client of a store. */
class RequiredModulesTest {
  @Test
  void theCacheNeedsOnlyTheSdkCaffeineAndTheLoggerOfTheSdk() throws Exception {
    Path classes =
        Path.of(MeCache.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertThat(
            ModuleFinder.of(classes)
                .find("io.github.mesdk.cache")
                .orElseThrow()
                .descriptor()
                .requires()
                .stream()
                .filter(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
                .map(Requires::name))
        .containsExactlyInAnyOrder(
            "java.base", "io.github.mesdk", "com.github.benmanes.caffeine", "org.slf4j");
  }
}
