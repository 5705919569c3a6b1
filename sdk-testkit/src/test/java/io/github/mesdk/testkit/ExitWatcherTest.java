package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExitWatcherTest {

  @Test
  void anUnclosedProviderDoesNotKeepTheJvmAlive(@TempDir Path folder) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path printed = folder.resolve("printed.txt");
    Process process =
        new ProcessBuilder(java.toString(), "-cp", classPath(), UnclosedProvider.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    boolean exited = process.waitFor(30, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(exited).isTrue();
    assertThat(printed).content().isEqualToIgnoringNewLines("200");
    assertThat(process.exitValue()).isZero();
  }

  /** The module path and class path of the tests, as one class path. */
  static String classPath() {
    Path here = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    return Stream.of(
            here.resolve("target/test-classes").toString(),
            System.getProperty("jdk.module.path", ""),
            System.getProperty("java.class.path", ""))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
