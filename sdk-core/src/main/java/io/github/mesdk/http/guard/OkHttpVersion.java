package io.github.mesdk.http.guard;

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
    check(Call.class, "okhttp3.OkHttp");
  }

  /**
   * For tests: checks the interface {@code call}, and reads the version from the class {@code
   * versionClass}.
   */
  static void check(Class<?> call, String versionClass) {
    try {
      call.getMethod("addEventListener", EventListener.class);
    } catch (NoSuchMethodException tooOld) {
      throw new IllegalStateException(
          "OkHttp "
              + version(versionClass)
              + " is on the class path, but this SDK needs "
              + OLDEST
              + " or newer: add com.squareup.okhttp3:okhttp-bom of such a version to the build",
          tooOld);
    }
  }

  /**
   * Reads the constant by reflection, because the compiler would inline the version of OkHttp that
   * the SDK is compiled with.
   */
  private static String version(String versionClass) {
    try {
      return String.valueOf(Class.forName(versionClass).getField("VERSION").get(null));
    } catch (ReflectiveOperationException olderThanTheConstant) {
      return "3.x or older";
    }
  }
}
