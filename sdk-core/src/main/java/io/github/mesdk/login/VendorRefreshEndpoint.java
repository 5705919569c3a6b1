package io.github.mesdk.login;

import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.refresh.LoginOwner;
import io.github.mesdk.token.refresh.RefreshEndpoint;
import io.github.mesdk.token.refresh.TokenReply;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The token endpoint of a service, called with a refresh token.
 *
 * @param grants returns the token request for a refresh token
 * @param invalidTokenCodes the error codes for an invalid refresh token
 */
record VendorRefreshEndpoint(
    TokenEndpoint endpoint, Function<String, Grant> grants, Pattern invalidTokenCodes)
    implements RefreshEndpoint {

  @Override
  public LoginOwner owner() {
    return endpoint.owner();
  }

  @Override
  public TokenReply refresh(StoredTokens login, Deadline deadline) {
    String refreshToken = login.refreshToken().orElseThrow();
    return endpoint.request(grants.apply(refreshToken), deadline);
  }

  @Override
  public boolean endsLogin(UnauthenticatedException refusal) {
    return TokenEndpoint.hasCode(refusal, invalidTokenCodes.asMatchPredicate());
  }

  @Override
  public String toString() {
    return endpoint.toString();
  }
}
