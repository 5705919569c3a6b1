package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the {@code oauth2-oidc-sdk} on the class path has the API that this module uses.
 *
 * <p>Without this class, an issuer can be built with an older version, such as the 9.43 that comes
 * with Spring Security 6.5, and each token request fails with a {@code LinkageError}. This class
 * stays as long as other libraries choose the version.
 */
final class NimbusVersion {
  /** The version of the build. No older one was tried. */
  static final String OLDEST = "11.38.2";

  private NimbusVersion() {}

  /**
   * Looks up two of the newest methods that this module calls.
   *
   * @throws IllegalStateException if one of them does not exist
   */
  static void check() {
    try {
      // Shrinkers and native-image recognize calls with constants only.
      HTTPRequest.class.getMethod("getBody");
      TokenRequest.Builder.class.getMethod("build");
    } catch (NoSuchMethodException | LinkageError missing) {
      throw tooOld(HTTPRequest.class.getPackage().getImplementationVersion(), missing);
    }
  }

  /**
   * Returns the exception about a version that is too old.
   *
   * @param version the version in the manifest of the library; null if there is none
   */
  static IllegalStateException tooOld(@Nullable String version, Throwable missing) {
    return new IllegalStateException(
        "oauth2-oidc-sdk "
            + (version == null ? "of an older version" : version)
            + " is on the class path, but this SDK needs "
            + OLDEST
            + " or newer: add com.nimbusds:oauth2-oidc-sdk of such a version to the build",
        missing);
  }
}
