package io.github.mesdk.oauth2;

import io.github.mesdk.model.oidc.UserInfo;
import java.util.Optional;

/**
 * The result of a login whose tokens are in the token store. To use them, pass the same store to
 * {@link OAuth2Issuer#refreshing}.
 *
 * @param subject the subject of the verified ID token; empty if the issuer sent no ID token or has
 *     no {@code jwks_uri}. Pass it to {@link UserInfoBuilder#subject} to accept UserInfo of this
 *     person only
 * @param user the claims of the verified ID token, whose {@code identity()} is the user who signed
 *     in; empty if {@code subject} is, or if a claim is no valid Unicode. Some issuers send roles
 *     and groups only here, and not from the UserInfo endpoint. The claims are as old as the login
 */
public record LoginResult(Optional<String> subject, Optional<UserInfo> user) {

  /** Creates a result without the claims of the ID token. */
  public LoginResult(Optional<String> subject) {
    this(subject, Optional.empty());
  }
}
