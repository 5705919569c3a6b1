package io.github.mesdk.http.guard;

import okhttp3.Call;
import okhttp3.EventListener;

/**
 * Checks that the OkHttp of the process has what the guards need.
 *
 * <p>Without it, an older OkHttp lets a client be built, and the first call ends in a {@code
 * NoSuchMethodError}: {@code Call.addEventListener} came with 5.4.0 (OkHttp pull request 9181). It
 * stays as long as programs choose their OkHttp themselves; what it looks for moves with the oldest
 * version that the guards work with.
 */
final class OkHttpVersion {
  private static final String OLDEST = "5.4.0";

  private OkHttpVersion() {}

  /**
   * Looks for the newest method that is used.
   *
   * @throws IllegalStateException if it is not there
   */
  static void check() {
    check(Call.class, "okhttp3.OkHttp");
  }

  /** By these types, for tests: the interface of calls, and the class that tells the version. */
  static void check(Class<?> call, String told) {
    try {
      call.getMethod("addEventListener", EventListener.class);
    } catch (NoSuchMethodException tooOld) {
      throw new IllegalStateException(
          "OkHttp "
              + version(told)
              + " is on the class path, but this SDK needs "
              + OLDEST
              + " or newer: add com.squareup.okhttp3:okhttp-bom of such a version to the build",
          tooOld);
    }
  }

  /** By reflection: the compiler would copy the constant of the version it compiles with. */
  private static String version(String told) {
    try {
      return String.valueOf(Class.forName(told).getField("VERSION").get(null));
    } catch (ReflectiveOperationException olderThanTheConstant) {
      return "3.x or older";
    }
  }
}
