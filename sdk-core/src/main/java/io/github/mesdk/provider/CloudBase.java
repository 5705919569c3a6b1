package io.github.mesdk.provider;

import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.cloudbase.Profile;
import java.net.URI;

/**
 * Tencent CloudBase Auth, {@code GET /auth/v1/user/me}. The auth service and its gateway use
 * different error formats, and both may return an error with status 200. The numbers in {@code
 * error_code} are ambiguous, so the SDK does not read them.
 */
public final class CloudBase {
  private static final String DEVICE = "device";
  private static final String CLIENT_ID = "client_id";

  private static final CodeTable CODES =
      CodeTable.builder()
          .unauthenticated(UnauthenticatedReason.UNKNOWN, "unauthenticated", "unauthorized")
          .unauthenticated(UnauthenticatedReason.MISSING, "MISSING_CREDENTIALS")
          .unauthenticated(UnauthenticatedReason.EXPIRED, "ACCESS_TOKEN_EXPIRED")
          .unauthenticated(UnauthenticatedReason.EXPIRED, "REFRESH_TOKEN_EXPIRED")
          .unauthenticated(UnauthenticatedReason.INVALID, "INVALID_ACCESS_TOKEN", "ACCESS_TOKEN_*")
          .unauthenticated(UnauthenticatedReason.INVALID, "INVALID_REFRESH_TOKEN")
          .unauthenticated(UnauthenticatedReason.INVALID, "REFRESH_TOKEN_*", "INVALID_CREDENTIALS")
          .unauthenticated(UnauthenticatedReason.INVALID, "REFRESH_TOKEN_DISABLED")
          .unauthenticated(UnauthenticatedReason.INVALID, "REFRESH_TOKEN_EXHAUSTED")
          .unauthenticated(UnauthenticatedReason.INVALID, "CHECK_LOGIN_FAILED", "invalid_grant")
          .unauthenticated(UnauthenticatedReason.INVALID, "AUTHENTICATION_FAILED")
          .unauthenticated(UnauthenticatedReason.INVALID, "UNSUPPORTED_AUTH_TYPE")
          .unauthenticated(UnauthenticatedReason.INVALID, "invalid_password", "wrong_password")
          .unauthenticated(UnauthenticatedReason.INVALID, "invalid_username_or_password")
          .unauthenticated(UnauthenticatedReason.UNKNOWN, "login_required", "interaction_required")
          .unauthenticated(UnauthenticatedReason.MFA_REQUIRED, "two_factor_required")
          .unauthenticated(UnauthenticatedReason.MFA_REQUIRED, "invalid_two_factor*")
          .permissionDenied("permission_denied", "access_denied", "ACTION_FORBIDDEN")
          .permissionDenied("SERVICE_FORBIDDEN", "user_blocked", "user_pending", "under_review")
          .permissionDenied("unauthorized_client", "consent_required")
          .invalidRequest("invalid_argument", "invalid_request", "failed_precondition")
          .invalidRequest("out_of_range", "already_exists", "username_already_exists")
          .invalidRequest("INVALID_PARAM", "INVALID_ENV*", "INVALID_HOST", "invalid_scope")
          .notFound("not_found", "user_not_found", "provider_not_found", "INVALID_PATH")
          .rateLimited("resource_exhausted", "EXCEED_*")
          .unavailable("unavailable", "temporarily_unavailable", "deadline_exceeded", "aborted")
          .unavailable("SYS_ERR", "SERVER_TIMEOUT")
          .broken("internal", "server_error", "unknown", "data_loss", "unimplemented")
          .build();

  private CloudBase() {}

  /**
   * Returns the provider for an environment in mainland China. Use {@link #at(URI)} for other
   * regions.
   *
   * @throws IllegalArgumentException if {@code environmentId} is empty or has characters other than
   *     {@code a-z}, {@code 0-9} and {@code -}
   */
  public static IdentityProvider<Profile> environment(String environmentId) {
    if (!environmentId.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("an environment id may contain only a-z, 0-9 and -");
    }
    return at(URI.create("https://" + environmentId + ".api.tcloudbasegateway.com"));
  }

  /**
   * Returns the provider at this origin.
   *
   * @throws IllegalArgumentException if {@code baseUrl} is not an absolute http or https URL, or
   *     has user-info, a query or a fragment
   */
  public static IdentityProvider<Profile> at(URI baseUrl) {
    return IdentityProvider.builder("cloudbase", Profile.class)
        .baseUrl(baseUrl)
        .get("/auth/v1/user/me")
        .argument(DEVICE, Placement.header("x-device-id"))
        .argument(CLIENT_ID, Placement.query("client_id"))
        .subject("sub", "user_id")
        .errors(
            ErrorFields.none()
                .code("code", "error")
                .message("error_description", "message")
                .requestId("requestId"))
        .codes(CODES)
        .build();
  }

  /**
   * Identifies the device that sends the request.
   *
   * @throws IllegalArgumentException if {@code deviceId} has 72 or more characters, which the
   *     vendor rejects
   */
  public static MeArguments device(String deviceId) {
    if (deviceId.length() >= 72) {
      throw new IllegalArgumentException("a device id must have fewer than 72 characters");
    }
    return MeArguments.of(Argument.of(DEVICE, deviceId));
  }

  /**
   * Identifies the application that sends the request. CloudBase uses the environment id by
   * default.
   */
  public static MeArguments client(String clientId) {
    return MeArguments.of(Argument.of(CLIENT_ID, clientId));
  }
}
