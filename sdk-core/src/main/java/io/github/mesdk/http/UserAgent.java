package io.github.mesdk.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The default {@code User-Agent} of the SDK. */
final class UserAgent {
  static final String VALUE = "mesdk/" + version() + " (Java " + Runtime.version().feature() + ")";

  private UserAgent() {}

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = UserAgent.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException("version.properties is missing from the jar");
      }
      properties.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties.getProperty("version");
  }
}
