package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.refresh.RefreshTokenProvider;
import java.time.Duration;

/** Requests a new token with the client credentials grant on each call, RFC 6749 section 4.4. */
record ClientCredentialsTokenProvider(TokenClient client) implements TokenProvider {
  /** The deadline of a request if the caller sets none. */
  static final Duration TIMEOUT = RefreshTokenProvider.TIMEOUT;

  @Override
  public AccessToken token() {
    return token(Deadline.after(TIMEOUT));
  }

  @Override
  public AccessToken token(Deadline deadline) {
    try {
      return client.requestTokens(new ClientCredentialsGrant(), deadline).accessToken();
    } catch (UnauthenticatedException refused) {
      // No person can sign in again: the issuer rejected the program's own client or configuration.
      throw OAuthErrors.refused(TokenClient.ENDPOINT, refused);
    }
  }

  @Override
  public String toString() {
    return "TokenProvider{client credentials of " + client.registration.clientId() + "}";
  }
}
