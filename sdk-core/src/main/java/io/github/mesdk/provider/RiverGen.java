package io.github.mesdk.provider;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.rivergen.CurrentUserInfo;
import java.net.URI;

/**
 * RiverGen, {@code GET /api/v1/auth/me}. The answer is in an envelope, in its JSON member {@code
 * data}. A response with status 200 is a failure if its JSON member {@code success} is false. The
 * vendor documents three error formats, and its framework produces a fourth.
 */
public final class RiverGen {
  private static final CodeTable CODES =
      CodeTable.builder()
          .unauthenticated(UnauthenticatedReason.UNKNOWN, "UNAUTHORIZED")
          .unauthenticated(UnauthenticatedReason.MISSING, "AUTH_REQUIRED")
          .unauthenticated(UnauthenticatedReason.EXPIRED, "AUTH_EXPIRED", "TOKEN_EXPIRED")
          .unauthenticated(UnauthenticatedReason.INVALID, "AUTH_INVALID", "INVALID_TOKEN")
          .unauthenticated(UnauthenticatedReason.INVALID, "INVALID_CREDENTIALS", "USER_NOT_FOUND")
          .unauthenticated(UnauthenticatedReason.MFA_REQUIRED, "MFA_REQUIRED")
          .permissionDenied("PERMISSION_DENIED", "EMAIL_NOT_VERIFIED")
          .invalidRequest("VALIDATION_ERROR", "INVALID_MFA_CODE", "PROFILE_UPDATE_FAILED")
          .invalidRequest("CONFLICT")
          .notFound("RESOURCE_NOT_FOUND")
          .rateLimited("RATE_LIMITED", "RATE_LIMIT_EXCEEDED")
          .unavailable("SERVICE_UNAVAILABLE")
          .broken("INTERNAL_ERROR", "ACCOUNTS_FETCH_FAILED", "HISTORY_FETCH_FAILED")
          .build();

  private RiverGen() {}

  /** Returns the provider for the hosted RiverGen service. */
  public static IdentityProvider<CurrentUserInfo> provider() {
    return IdentityProvider.builder("rivergen", CurrentUserInfo.class)
        .baseUrl(URI.create("https://api.rivergen.com"))
        .get("/api/v1/auth/me")
        .payload("data")
        .subject("data.user.id")
        .failureWhen("success", false, ErrorKind.UNEXPECTED_RESPONSE)
        .secondFactorWhen("data.mfa_required")
        .errors(
            ErrorFields.none()
                .code("error.code", "error")
                .message("error.message", "error_description", "detail", "detail.0.msg", "message")
                .requestId("request_id", "error.request_id"))
        .codes(CODES)
        .build();
  }
}
