package io.github.mesdk.testkit;

import java.security.CodeSource;
import java.util.Optional;
import okhttp3.OkHttp;

/**
 * Explains a class path with an older OkHttp in front. Dependency lists that lower single OkHttp
 * artifacts cause it, such as those of Spring Boot 3.2 and 3.3. The JVM itself reports a missing
 * method that names no version.
 */
final class OkHttpMismatch {
  private OkHttpMismatch() {}

  static IllegalStateException of(LinkageError cause) {
    return new IllegalStateException(
        "the test kit needs OkHttp 5, but OkHttp "
            + version()
            + " is first on the class path"
            + location()
            + "; import com.squareup.okhttp3:okhttp-bom 5.5.1 or newer to align all OkHttp"
            + " artifacts",
        cause);
  }

  /** Read by reflection: the compiler would copy the constant of the version it compiles with. */
  private static String version() {
    try {
      return String.valueOf(OkHttp.class.getField("VERSION").get(null));
    } catch (ReflectiveOperationException | LinkageError e) {
      return "of an unknown version";
    }
  }

  private static String location() {
    return Optional.ofNullable(OkHttp.class.getProtectionDomain().getCodeSource())
        .map(CodeSource::getLocation)
        .map(jar -> " (" + jar.getPath() + ")")
        .orElse("");
  }
}
