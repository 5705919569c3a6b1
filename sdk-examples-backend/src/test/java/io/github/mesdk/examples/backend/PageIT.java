package io.github.mesdk.examples.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Uses the page in a headless Chromium, at the width of a phone and of a desktop. */
class PageIT {
  private static final Path DIRECTORY = Path.of("target", "browser").toAbsolutePath();

  private static Optional<Path> chromium() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> program(name).stream())
        .findFirst();
  }

  private static Optional<Path> program(String name) {
    Stream<String> path = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1));
    return path.map(directory -> Path.of(directory, name)).filter(Files::isExecutable).findFirst();
  }

  @Test
  @Timeout(600)
  void aPersonSeesEachStepOfTheStory() throws Exception {
    assertThat(chromium().isPresent() && program("npm").isPresent())
        .as("npm, and chromium, chromium-browser or google-chrome, are on the path")
        .isTrue();
    Path screenshots = Files.createDirectories(DIRECTORY.resolve("screenshots"));
    for (String file : List.of("package.json", "package-lock.json", "story.mjs")) {
      Path source = Path.of("src", "test", "resources", "browser", file);
      Files.copy(source, DIRECTORY.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    run("npm", "ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund");
    try (RunningBackend app =
        new RunningBackend("--mesdk.timeout=60s", "--mesdk.retry.max-attempts=1")) {
      run(
          "node",
          "story.mjs",
          app.address().toString(),
          screenshots.toString(),
          chromium().orElseThrow().toString());
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(DIRECTORY.toFile()).inheritIO().start();
    try {
      assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }
}
