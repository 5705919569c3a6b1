package io.github.mesdk.provider;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import java.net.URI;

/**
 * A fictitious custom provider, written by following {@code docs/adding-a-provider.md}. The answer
 * is in an envelope, and a failure may have status 200.
 */
final class Harbour {
  private static final CodeTable CODES =
      CodeTable.builder()
          .unauthenticated(UnauthenticatedReason.MISSING, "KEY_MISSING")
          .unauthenticated(UnauthenticatedReason.EXPIRED, "KEY_EXPIRED")
          .unauthenticated(UnauthenticatedReason.INVALID, "KEY_*")
          .permissionDenied("NOT_YOUR_BERTH")
          .rateLimited("TIDE_TOO_HIGH")
          .unavailable("HARBOUR_CLOSED")
          .build();

  private Harbour() {}

  static IdentityProvider<HarbourUser> at(URI baseUrl) {
    return IdentityProvider.builder("harbour", HarbourUser.class)
        .baseUrl(baseUrl)
        .get("/v2/whoami")
        .token(Placement.header("X-Harbour-Key"))
        .payload("result")
        .subject("result.id")
        .strict("result.suspended")
        .failureWhen("ok", false, ErrorKind.UNEXPECTED_RESPONSE)
        .errors(
            ErrorFields.none()
                .code("fault.code")
                .message("fault.message")
                .requestId("fault.request_id"))
        .codes(CODES)
        .build();
  }
}
