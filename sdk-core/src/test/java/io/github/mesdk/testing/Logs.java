package io.github.mesdk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Every line that was logged since the tests began, at the finest level; the pom says where. */
public final class Logs {
  private Logs() {}

  /** All lines. */
  public static String all() {
    LoggerFactory.getLogger(Logs.class); // the first logger begins a new file
    try {
      return Files.readString(Path.of(System.getProperty("org.slf4j.simpleLogger.logFile")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
