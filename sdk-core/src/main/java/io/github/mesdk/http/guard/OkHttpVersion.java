package io.github.mesdk.http.guard;

import java.security.CodeSource;
import okhttp3.Call;
import okhttp3.EventListener;

/**
 * Checks that the OkHttp on the class path has the API that the guards use.
 *
 * <p>Without this class, a {@code MeClient} can be built with an older OkHttp, and the first call
 * fails with a {@code NoSuchMethodError}: {@code Call.addEventListener} exists since 5.4.0 (OkHttp
 * pull request 9181). This class stays as long as applications choose the version of OkHttp. The
 * method that it looks up changes with the oldest version that the guards support.
 */
final class OkHttpVersion {
  private static final String OLDEST = "5.4.0";

  private OkHttpVersion() {}

  /**
   * Looks up the newest method that the guards call.
   *
   * @throws IllegalStateException if the method does not exist
   */
  static void check() {
    try {
      // Shrinkers and native-image recognize a call with constants only.
      Call.class.getMethod("addEventListener", EventListener.class);
    } catch (NoSuchMethodException missing) {
      throw tooOld(Call.class, missing);
    }
  }

  static IllegalStateException tooOld(Class<?> call, NoSuchMethodException missing) {
    return new IllegalStateException(
        "OkHttp in "
            + file(call)
            + " is on the class path, but this SDK needs "
            + OLDEST
            + " or newer: add com.squareup.okhttp3:okhttp-bom of such a version to the build",
        missing);
  }

  /**
   * Returns where the class comes from. A version constant could be that of another OkHttp: a build
   * can contain {@code okhttp} 3 beside {@code okhttp-jvm} 5, because the artifacts have two names.
   */
  private static String file(Class<?> call) {
    CodeSource source = call.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? "an unknown file"
        : source.getLocation().toString();
  }
}
