package io.github.mesdk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Reads the log of the test run, at the finest level. The pom configures the file. */
public final class Logs {
  private Logs() {}

  /** All lines since the tests started. */
  public static String all() {
    LoggerFactory.getLogger(Logs.class); // the first logger creates the file
    try {
      return Files.readString(Path.of(System.getProperty("org.slf4j.simpleLogger.logFile")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
