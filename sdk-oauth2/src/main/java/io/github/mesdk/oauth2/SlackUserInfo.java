package io.github.mesdk.oauth2;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.CodeTable;
import io.github.mesdk.provider.IdentityProviderBuilder;

/**
 * The failures of Slack's {@code openid.connect.userInfo}, which have status 200, {@code ok: false}
 * and a code in {@code error}. Source: the page of the method, and the list of the codes that every
 * method may send, at docs.slack.dev.
 */
final class SlackUserInfo {
  private SlackUserInfo() {}

  static IdentityProviderBuilder<UserInfo> describe(IdentityProviderBuilder<UserInfo> userInfo) {
    return userInfo
        .failureWhen("ok", false, ErrorKind.UNEXPECTED_RESPONSE)
        .codes(
            CodeTable.builder()
                .unauthenticated(UnauthenticatedReason.MISSING, "not_authed")
                .unauthenticated(UnauthenticatedReason.EXPIRED, "token_expired")
                .unauthenticated(
                    UnauthenticatedReason.INVALID,
                    "invalid_auth",
                    "token_revoked",
                    "account_inactive")
                .permissionDenied(
                    "access_denied",
                    "missing_scope",
                    "no_permission",
                    "not_allowed_token_type",
                    "ekm_access_denied",
                    "enterprise_is_restricted",
                    "team_access_not_granted")
                .rateLimited("ratelimited")
                .unavailable("internal_error", "service_unavailable")
                .broken("fatal_error")
                .build());
  }
}
