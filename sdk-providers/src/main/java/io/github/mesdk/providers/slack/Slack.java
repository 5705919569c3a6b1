package io.github.mesdk.providers.slack;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.provider.CodeTable;
import io.github.mesdk.provider.ErrorFields;
import io.github.mesdk.provider.IdentityProvider;
import java.net.URI;

/**
 * Slack, {@code POST /api/auth.test}, which needs no scope. Every failure except an exceeded rate
 * limit has status 200; the error code determines its kind.
 */
public final class Slack {
  private static final CodeTable CODES =
      CodeTable.builder()
          .unauthenticated(UnauthenticatedReason.MISSING, "not_authed")
          .unauthenticated(UnauthenticatedReason.EXPIRED, "token_expired")
          .unauthenticated(UnauthenticatedReason.INVALID, "invalid_auth", "token_revoked")
          .unauthenticated(UnauthenticatedReason.INVALID, "account_inactive")
          .unauthenticated(UnauthenticatedReason.MFA_REQUIRED, "two_factor_setup_required")
          .permissionDenied("missing_scope", "access_denied", "accesslimited", "no_permission")
          .permissionDenied("not_allowed_token_type", "enterprise_is_restricted")
          .permissionDenied("ekm_access_denied", "team_access_not_granted")
          .invalidRequest("invalid_arg_name", "invalid_arguments", "invalid_form_data")
          .invalidRequest("invalid_post_type", "missing_post_type", "request_timeout")
          .rateLimited("ratelimited")
          .unavailable("service_unavailable", "internal_error", "fatal_error")
          .unavailable("org_login_required", "team_added_to_org")
          .build();

  private Slack() {}

  /** Returns the provider, with the token of a user or a bot. */
  public static IdentityProvider<SlackUser> provider() {
    return IdentityProvider.builder("slack", SlackUser.class)
        .baseUrl(URI.create("https://slack.com"))
        .post("/api/auth.test")
        .subject("user_id")
        .failureWhen("ok", false, ErrorKind.UNEXPECTED_RESPONSE)
        .errors(ErrorFields.none().code("error").missingScopes("needed"))
        .codes(CODES)
        .build();
  }
}
