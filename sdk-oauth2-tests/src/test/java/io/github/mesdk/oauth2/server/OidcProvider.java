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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The certified OpenID provider of the npm package {@code oidc-provider}, as a Node.js process on a
 * free loopback port. Its login page accepts every name, which becomes the subject.
 */
final class OidcProvider implements AutoCloseable {
  /** For {@code EnabledIf}. */
  static final String IS_AVAILABLE = "io.github.mesdk.oauth2.server.OidcProvider#isAvailable";

  static final String SKIPPED =
      "npm is not installed, so the tests against oidc-provider do not run";

  private static final Path DIRECTORY = Path.of("target/oidc-provider").toAbsolutePath();
  private static final File LOG = DIRECTORY.resolve("oidc-provider.log").toFile();
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "server.mjs");
  private static final long INSTALL_SECONDS = 180;

  private final Process process;
  private final URI issuer;

  /** Installs the packages of {@code package-lock.json} into target, and starts the server. */
  OidcProvider() {
    try {
      Files.createDirectories(DIRECTORY);
      for (String name : FILES) {
        copy(name);
      }
      install();
      process = command("node", "server.mjs").redirectError(LOG).start();
      // The process ends with this one, because it reads its standard input.
      BufferedReader out = process.inputReader();
      String line = out.readLine();
      if (line == null) {
        throw new AssertionError("oidc-provider did not start; see " + LOG);
      }
      issuer = URI.create(line);
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

  private static void copy(String name) throws IOException {
    try (InputStream resource = OidcProvider.class.getResourceAsStream("/oidc-provider/" + name)) {
      Files.copy(resource, DIRECTORY.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void install() throws IOException {
    Process npm =
        command("npm", "ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund")
            .redirectErrorStream(true)
            .redirectOutput(LOG)
            .start();
    try {
      if (!npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) || npm.exitValue() != 0) {
        npm.destroyForcibly();
        throw new AssertionError("npm cannot install oidc-provider; see " + LOG);
      }
    } catch (InterruptedException e) {
      npm.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static ProcessBuilder command(String... command) {
    return new ProcessBuilder(command).directory(DIRECTORY.toFile());
  }

  URI issuer() {
    return issuer;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
