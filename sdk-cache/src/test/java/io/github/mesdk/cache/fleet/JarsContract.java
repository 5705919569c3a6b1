package io.github.mesdk.cache.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jars that a module adds to a program with {@code sdk-cache}, as Maven resolves them. */
public abstract class JarsContract {
  /** What a program with {@code sdk-cache} has already. */
  private static final String OF_THE_CACHE =
      "(annotations|caffeine|error_prone_annotations|jackson|jspecify|kotlin|okhttp|okio|sdk|slf4j)-.*";

  private final long maxBytes;
  private final List<String> names;

  /**
   * Creates the test of a module.
   *
   * @param maxBytes the documented size of all added jars
   * @param names the names of the added jars, without their versions
   */
  protected JarsContract(long maxBytes, String... names) {
    this.maxBytes = maxBytes;
    this.names = List.of(names);
  }

  private static List<File> added() throws IOException {
    String[] paths =
        Files.readString(Path.of("target", "runtime-jars.txt"))
            .strip()
            .split(File.pathSeparator, -1);
    return Stream.of(paths)
        .map(File::new)
        .filter(File::isFile) // other modules of the same build may be folders
        .filter(jar -> !jar.getName().matches(OF_THE_CACHE))
        .toList();
  }

  @Test
  void theModuleAddsExactlyTheDocumentedJars() throws Exception {
    assertThat(added().stream().map(jar -> jar.getName().replaceAll("-\\d.*", "")))
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void theJarsHaveAtMostTheDocumentedSize() throws Exception {
    assertThat(added().stream().mapToLong(File::length).sum()).isLessThanOrEqualTo(maxBytes);
  }
}
