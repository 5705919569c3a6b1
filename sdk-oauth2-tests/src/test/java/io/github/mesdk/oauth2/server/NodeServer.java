package io.github.mesdk.oauth2.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of an npm package, as a Node.js process on a free loopback port. */
abstract class NodeServer implements AutoCloseable {
  /** For {@code EnabledIf}. */
  static final String IS_AVAILABLE = "io.github.mesdk.oauth2.server.NodeServer#isAvailable";

  static final String SKIPPED = "npm is not installed, so the tests against its servers do not run";

  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "server.mjs");
  private static final long INSTALL_SECONDS = 180;

  /** Another installation would delete the packages of a running server. */
  private static final Set<String> INSTALLED = ConcurrentHashMap.newKeySet();

  private final String name;
  private final Path directory;
  private final File log;
  private final Process process;
  private final URI url;

  /**
   * Installs the packages of {@code package-lock.json} into target, and starts the server.
   *
   * @param name the directory of the server in the resources
   * @param configuration the texts of the files that the server reads, by name
   */
  NodeServer(String name, Map<String, String> configuration) {
    this.name = name;
    this.directory = Path.of("target", name).toAbsolutePath();
    this.log = directory.resolve(name + ".log").toFile();
    try {
      Files.createDirectories(directory);
      for (String file : FILES) {
        copy(file);
      }
      for (Map.Entry<String, String> file : configuration.entrySet()) {
        Files.writeString(directory.resolve(file.getKey()), file.getValue());
      }
      if (INSTALLED.add(name)) {
        install();
      }
      process = command("node", "server.mjs").redirectError(log).start();
      // The process ends with this one, because it reads its standard input.
      BufferedReader out = process.inputReader();
      String line = out.readLine();
      if (line == null) {
        throw new AssertionError(name + " did not start; see " + log);
      }
      url = URI.create(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns whether npm is installed. {@code .ci/run} requires npm, so without npm its tests fail
   * and are not skipped.
   */
  static boolean isAvailable() {
    return System.getenv("MESDK_NPM_REQUIRED") != null || isOnPath("npm");
  }

  private static boolean isOnPath(String program) {
    Stream<String> path = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1));
    return path.anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private void copy(String file) throws IOException {
    try (InputStream resource = NodeServer.class.getResourceAsStream("/" + name + "/" + file)) {
      Files.copy(resource, directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void install() throws IOException {
    Process npm =
        command("npm", "ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund")
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    try {
      if (!npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) || npm.exitValue() != 0) {
        npm.destroyForcibly();
        throw new AssertionError("npm cannot install " + name + "; see " + log);
      }
    } catch (InterruptedException e) {
      npm.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private ProcessBuilder command(String... command) {
    return new ProcessBuilder(command).directory(directory.toFile());
  }

  /** Returns the URL that the server has written. */
  final URI url() {
    return url;
  }

  @Override
  public final void close() {
    process.destroy();
    process.onExit().join();
  }
}
