package io.github.mesdk.login;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.model.rivergen.CurrentUserInfo;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.token.TokenStore;
import java.util.regex.Pattern;

/**
 * RiverGen, {@code POST /api/auth/refresh}. The documented answer has no new refresh token, so the
 * old one is kept; if one comes it replaces the old. The answer may stand within the service's
 * usual envelope.
 */
public final class RiverGenLogin {
  /**
   * The vendor's codes for a credential that is no longer good; this endpoint is shown no other one
   * than the refresh token. In lower case {@code invalid_token} is the standard's word for an
   * access token, which a gateway may say.
   */
  private static final Pattern ENDS =
      LoginBuilder.codes("invalid_grant|auth_invalid|auth_expired|(?-i:INVALID_TOKEN)");

  private RiverGenLogin() {}

  /**
   * Tokens for the user whose refresh token is in {@code store}. The vendor's pages do not agree on
   * the version in the path: {@link LoginBuilder#path} changes it.
   *
   * @param service such as {@code RiverGen.provider()}
   */
  public static LoginBuilder refreshing(
      IdentityProvider<CurrentUserInfo> service, TokenStore store) {
    LoginBuilder login =
        new LoginBuilder(service, "/api/auth/refresh", "access_token", "data.access_token");
    login
        .endpoint
        .failureWhen("success", false, ErrorKind.UNEXPECTED_RESPONSE)
        .secondFactorWhen("data.mfa_required");
    return login.store(store, token -> new Grant().secret("refresh_token", token).ofPerson(), ENDS);
  }
}
