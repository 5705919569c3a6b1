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

/** What a program gets that depends on the core and on nothing else: no more than was promised. */
class FootprintIT {
  /** Written while the core is packaged. */
  private static final Path RUNTIME_JARS = Path.of("..", "sdk-core", "target", "runtime-jars.txt");

  private static final int MOST_JARS_OF_OTHERS = 10;
  private static final long MOST_BYTES = 6L * 1024 * 1024;

  private static List<File> beneathTheCore() throws IOException {
    String[] paths = Files.readString(RUNTIME_JARS).strip().split(File.pathSeparator, -1);
    return Stream.of(paths).map(File::new).toList();
  }

  private static boolean isOfOthers(File jar) {
    return !jar.getName().startsWith("sdk-models-");
  }

  @Test
  void theCoreBringsNoMoreThanTenJarsOfOthers() throws Exception {
    assertThat(beneathTheCore())
        .filteredOn(FootprintIT::isOfOthers)
        .anyMatch(jar -> jar.getName().startsWith("okhttp-jvm-"))
        .hasSizeLessThanOrEqualTo(MOST_JARS_OF_OTHERS);
  }

  @Test
  void theCoreAndAllBeneathItTakeAtMostSixMebibytes() throws Exception {
    File core =
        new File(MeClient.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<File> all = Stream.concat(Stream.of(core), beneathTheCore().stream()).toList();
    assertThat(all).allMatch(File::isFile);
    assertThat(all.stream().mapToLong(File::length).sum()).isLessThanOrEqualTo(MOST_BYTES);
  }
}
