package io.github.mesdk.login;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.model.rivergen.CurrentUserInfo;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.token.TokenStore;

/**
 * Token providers for RiverGen, {@code POST /api/auth/refresh}. The documented reply has no new
 * refresh token, so the stored refresh token is kept. If a reply has a new refresh token, it
 * replaces the stored refresh token. The tokens may be in the service's usual envelope, the member
 * {@code data}.
 */
public final class RiverGenLogin {
  /**
   * The vendor's error codes for an invalid credential. The only credential that this endpoint
   * receives is the refresh token. Lower-case {@code invalid_token} is excluded: RFC 6750 defines
   * that error code for an access token, so it may come from a gateway.
   */
  private static final String INVALID_REFRESH_TOKEN =
      "invalid_grant|auth_invalid|auth_expired|(?-i:INVALID_TOKEN)";

  private RiverGenLogin() {}

  /**
   * Provides tokens for the user whose refresh token is in {@code store}. The vendor's
   * documentation is inconsistent about the version in the path; {@link LoginBuilder#path} sets
   * another path.
   *
   * @param service the service, such as {@code RiverGen.provider()}
   */
  public static LoginBuilder refreshing(
      IdentityProvider<CurrentUserInfo> service, TokenStore store) {
    LoginBuilder login =
        new LoginBuilder(service, "/api/auth/refresh", "access_token", "data.access_token");
    login
        .endpointDescription
        .failureWhen("success", false, ErrorKind.UNEXPECTED_RESPONSE)
        .secondFactorWhen("data.mfa_required");
    return login.store(
        store,
        token -> new Grant().secret("refresh_token", token).asUserCredential(),
        INVALID_REFRESH_TOKEN);
  }
}
