package io.github.mesdk.examples.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Limits the number and the size of the jars that {@code sdk-core} adds to a program. */
class FootprintIT {
  /** The list of jars that the build writes when it packages {@code sdk-core}. */
  private static final Path RUNTIME_JARS = Path.of("..", "sdk-core", "target", "runtime-jars.txt");

  private static final int MAX_THIRD_PARTY_JARS = 10;
  private static final long MAX_BYTES = 6L * 1024 * 1024;

  private static List<File> dependenciesOfTheCore() throws IOException {
    String[] paths = Files.readString(RUNTIME_JARS).strip().split(File.pathSeparator, -1);
    return Stream.of(paths).map(File::new).toList();
  }

  private static boolean isThirdParty(File jar) {
    return !jar.getName().startsWith("sdk-models-");
  }

  @Test
  void theCoreHasAtMostTenThirdPartyJars() throws Exception {
    assertThat(dependenciesOfTheCore())
        .filteredOn(FootprintIT::isThirdParty)
        .anyMatch(jar -> jar.getName().startsWith("okhttp-jvm-"))
        .hasSizeLessThanOrEqualTo(MAX_THIRD_PARTY_JARS);
  }

  @Test
  void theCoreAndItsDependenciesHaveAtMostSixMebibytes() throws Exception {
    File core =
        new File(MeClient.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<File> all = Stream.concat(Stream.of(core), dependenciesOfTheCore().stream()).toList();
    assertThat(all).allMatch(File::isFile);
    assertThat(all.stream().mapToLong(File::length).sum()).isLessThanOrEqualTo(MAX_BYTES);
  }
}
