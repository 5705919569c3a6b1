package io.github.mesdk.provider.shared;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.CodeTable;
import io.github.mesdk.provider.ErrorFields;
import io.github.mesdk.provider.IdentityProviderBuilder;

/**
 * The failures of all methods of Slack, which have status 200, {@code ok: false} and a code in
 * {@code error}. Source: the list of the codes that every method may send, at docs.slack.dev.
 */
public final class SlackFailures {
  private SlackFailures() {}

  /** Adds the failures to the description of a method. */
  public static <T extends CurrentUser> IdentityProviderBuilder<T> describe(
      IdentityProviderBuilder<T> method) {
    return method
        .failureWhen("ok", false, ErrorKind.UNEXPECTED_RESPONSE)
        .errors(ErrorFields.none().code("error").missingScopes("needed"))
        .codes(codes());
  }

  private static CodeTable codes() {
    return CodeTable.builder()
        .unauthenticated(UnauthenticatedReason.MISSING, "not_authed")
        .unauthenticated(UnauthenticatedReason.EXPIRED, "token_expired")
        .unauthenticated(
            UnauthenticatedReason.INVALID, "invalid_auth", "token_revoked", "account_inactive")
        .unauthenticated(UnauthenticatedReason.MFA_REQUIRED, "two_factor_setup_required")
        .permissionDenied(
            "missing_scope",
            "access_denied",
            "accesslimited",
            "no_permission",
            "not_allowed_token_type",
            "enterprise_is_restricted",
            "ekm_access_denied",
            "team_access_not_granted")
        .invalidRequest(
            "invalid_arg_name",
            "invalid_arguments",
            "invalid_form_data",
            "invalid_post_type",
            "missing_post_type",
            "request_timeout")
        .rateLimited("ratelimited")
        .unavailable(
            "service_unavailable", "internal_error", "org_login_required", "team_added_to_org")
        .broken("fatal_error") // Slack calls only internal_error transient
        .build();
  }
}
