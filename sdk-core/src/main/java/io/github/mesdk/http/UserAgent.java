package io.github.mesdk.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The default {@code User-Agent} of the SDK. */
final class UserAgent {
  /**
   * Created on first use. In a static initializer, a failure to read the file would make the class
   * unusable until the JVM ends.
   */
  private static volatile @Nullable String value;

  private UserAgent() {}

  static String value() {
    String known = value;
    if (known == null) {
      known = "mesdk/" + version() + " (Java " + Runtime.version().feature() + ")";
      value = known;
    }
    return known;
  }

  private static String version() {
    Properties properties = new Properties();
    // The whole name, because a shrinker may move this class to another package.
    String name = "/io/github/mesdk/http/version.properties";
    try (InputStream in = UserAgent.class.getResourceAsStream(name)) {
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
