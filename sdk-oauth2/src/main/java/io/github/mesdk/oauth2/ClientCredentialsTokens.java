package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.refresh.RefreshTokenProvider;
import java.time.Duration;

/** A token of the client's own with each question, RFC 6749 section 4.4. */
record ClientCredentialsTokens(TokenClient client) implements TokenProvider {
  /** For whoever gives no deadline. */
  static final Duration TIMEOUT = RefreshTokenProvider.TIMEOUT;

  @Override
  public AccessToken token() {
    return token(Deadline.after(TIMEOUT));
  }

  @Override
  public AccessToken token(Deadline deadline) {
    try {
      return client.ask(new ClientCredentialsGrant(), deadline).accessToken();
    } catch (UnauthenticatedException refused) {
      // There is no person who could sign in again: the program's own settings are refused.
      throw TokenException.of("the token endpoint refused: " + refused.problem(), refused);
    }
  }

  @Override
  public String toString() {
    return "TokenProvider{client credentials of " + client.registration.clientId() + "}";
  }
}
