package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.refresh.LoginOwner;
import io.github.mesdk.token.refresh.RefreshEndpoint;
import io.github.mesdk.token.refresh.TokenReply;
import java.util.Set;

/** Refreshes a login at the token endpoint, RFC 6749 section 6. */
record RefreshGrant(TokenClient client) implements RefreshEndpoint {
  private static final Set<String> LOGIN_ENDING_ERRORS =
      Set.of("invalid_grant", "bad_refresh_token");

  @Override
  public LoginOwner owner() {
    return client.owner();
  }

  @Override
  public TokenReply refresh(String refreshToken, Deadline deadline) {
    return client.execute(
        new RefreshTokenGrant(new RefreshToken(refreshToken)), deadline, refreshToken);
  }

  /**
   * Returns whether the error code ends the login. GitHub sends {@code bad_refresh_token} in place
   * of {@code invalid_grant}. After any other error code the login stays valid, because a gateway
   * may have sent it or the issuer may require a further step.
   */
  @Override
  public boolean endsLogin(UnauthenticatedException refusal) {
    return refusal.error().code().filter(LOGIN_ENDING_ERRORS::contains).isPresent();
  }

  @Override
  public String toString() {
    return client.toString();
  }
}
