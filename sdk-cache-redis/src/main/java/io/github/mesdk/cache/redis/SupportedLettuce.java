package io.github.mesdk.cache.redis;

import io.lettuce.core.RedisClient;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the version of Lettuce, which frameworks choose. The tests of a store were never run with
 * a version before 6.6.0, such as that of Spring Boot 3.4.
 */
final class SupportedLettuce {
  private SupportedLettuce() {}

  /**
   * Reads the version in the manifest of Lettuce. On the module path it is unknown, and any is
   * accepted.
   *
   * @throws IllegalStateException if it is older than 6.6.0
   */
  static void check() {
    Package lettuce = RedisClient.class.getPackage();
    check(lettuce.getImplementationTitle(), lettuce.getImplementationVersion());
  }

  /** If an application copies Lettuce into its own jar, the manifest is that of the application. */
  static void check(@Nullable String title, @Nullable String implementation) {
    Matcher version =
        Pattern.compile("(\\d{1,4})[.](\\d{1,4})[.]\\w+[^/]*")
            .matcher(implementation == null ? "" : implementation);
    if (!"Lettuce".equals(title) || !version.lookingAt()) {
      return;
    }
    int major = Integer.parseInt(version.group(1));
    int minor = Integer.parseInt(version.group(2));
    if (major < 6 || (major == 6 && minor < 6)) {
      throw new IllegalStateException(
          "Lettuce "
              + version.group()
              + " is on the class path, but this SDK needs 6.6.0 or newer: add"
              + " io.lettuce:lettuce-core of such a version to the build");
    }
  }
}
