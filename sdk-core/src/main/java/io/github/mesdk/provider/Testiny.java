package io.github.mesdk.provider;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.testiny.AuthInfo;
import java.net.URI;

/**
 * Testiny, {@code GET /account/me}. An API key is sent in {@code X-Api-Key}. Testiny rejects an
 * expired or wrong key with status 403, so the error code determines the kind of failure.
 */
public final class Testiny {
  private static final CodeTable CODES =
      CodeTable.builder()
          .unauthenticated(UnauthenticatedReason.EXPIRED, "AUTH_TOKEN_EXPIRED")
          .unauthenticated(
              UnauthenticatedReason.MFA_REQUIRED, "AUTH_REQUIRES_MFA", "AUTH_INVALID_MFA_CODE")
          .unauthenticated(UnauthenticatedReason.INVALID, "AUTH_*")
          .permissionDenied("API_ACCESS_DENIED")
          .invalidRequest("API_INVALID_*", "API_INPUT_DATA_CONFLICT", "API_DATA_TOO_LARGE")
          .invalidRequest("API_STORAGE_QUOTA_EXCEEDED")
          .notFound("API_DATA_NOT_FOUND", "API_ROUTE_NOT_FOUND")
          .rateLimited("API_TOO_MANY_REQUESTS")
          .unavailable("API_SERVICE_DRAINING", "API_SERVICE_UNAVAILABLE")
          .broken("API_INTERNAL_ERROR")
          .build();

  private Testiny() {}

  /** Returns the provider for the hosted Testiny service, with an API key. */
  public static IdentityProvider<AuthInfo> provider() {
    return with(Placement.header("X-Api-Key"));
  }

  /**
   * Returns the provider for the hosted Testiny service, with a bearer token. The vendor documents
   * bearer tokens for other products only.
   */
  public static IdentityProvider<AuthInfo> withBearer() {
    return with(Placement.bearer());
  }

  private static IdentityProvider<AuthInfo> with(Placement token) {
    return IdentityProvider.builder("testiny", AuthInfo.class)
        .baseUrl(URI.create("https://app.testiny.io/api/v1"))
        .get("/account/me")
        .token(token)
        .subject("userId")
        .failureWhen("loggedIn", false, ErrorKind.UNAUTHENTICATED)
        .errors(ErrorFields.none().code("code").message("message", "error").requestId("reqid"))
        .codes(CODES)
        .build();
  }
}
