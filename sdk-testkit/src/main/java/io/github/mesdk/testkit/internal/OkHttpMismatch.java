package io.github.mesdk.testkit.internal;

import java.security.CodeSource;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.OkHttp;

/**
 * Explains a class path with older artifacts of OkHttp. Dependency lists that lower single OkHttp
 * artifacts cause it, such as those of Spring Boot 3.2 and 3.3. The JVM itself reports a missing
 * class or method and names no version.
 */
public final class OkHttpMismatch {
  private OkHttpMismatch() {}

  /**
   * Runs code that needs OkHttp.
   *
   * @throws IllegalStateException if the artifacts of OkHttp do not fit together
   */
  public static <T> T explained(Supplier<T> code) {
    try {
      return code.get();
    } catch (LinkageError mixedVersions) {
      throw of(mixedVersions);
    }
  }

  static IllegalStateException of(LinkageError cause) {
    return new IllegalStateException(
        "the test kit needs OkHttp 5 in all its artifacts, but the class path has OkHttp "
            + version()
            + location("okhttp3.OkHttp")
            + " with okhttp-tls"
            + location("okhttp3.tls.HandshakeCertificates")
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

  private static String location(String className) {
    try {
      Class<?> type = Class.forName(className, false, OkHttpMismatch.class.getClassLoader());
      return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
          .map(CodeSource::getLocation)
          .map(jar -> " (" + jar.getPath() + ")")
          .orElse("");
    } catch (ClassNotFoundException | LinkageError e) {
      return " (not found)";
    }
  }
}
