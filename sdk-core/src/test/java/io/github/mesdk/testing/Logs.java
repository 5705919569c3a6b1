package io.github.mesdk.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Reads the log of the test run, at the finest level. The pom configures the file. */
public final class Logs {
  private Logs() {}

  /** All lines since the tests of this process started, which may be many megabytes. */
  public static String all() {
    return since(0);
  }

  /** The present length in bytes, for {@link #since}. */
  public static long length() {
    try {
      return Files.size(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was logged since the log had this length. */
  public static String since(long length) {
    try (InputStream log = Files.newInputStream(file())) {
      log.skipNBytes(length);
      return new String(log.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file() {
    LoggerFactory.getLogger(Logs.class); // the first logger creates the file
    return Path.of(System.getProperty("org.slf4j.simpleLogger.logFile"));
  }
}
