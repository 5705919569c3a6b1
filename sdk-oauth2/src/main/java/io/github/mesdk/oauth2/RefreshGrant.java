package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.refresh.LoginOwner;
import io.github.mesdk.token.refresh.RefreshEndpoint;
import io.github.mesdk.token.refresh.TokenReply;

/** Refreshes a login at the token endpoint, RFC 6749 section 6. */
record RefreshGrant(TokenClient client) implements RefreshEndpoint {

  @Override
  public LoginOwner owner() {
    return client.owner();
  }

  @Override
  public TokenReply refresh(String refreshToken, Deadline deadline) {
    return client.execute(
        new RefreshTokenGrant(new RefreshToken(refreshToken)), deadline, refreshToken);
  }

  /** Other codes may be from a gateway or require a further step; the login stays valid. */
  @Override
  public boolean endsLogin(UnauthenticatedException refusal) {
    return refusal.error().code().filter("invalid_grant"::equals).isPresent();
  }

  @Override
  public String toString() {
    return client.toString();
  }
}
