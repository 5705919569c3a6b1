package io.github.mesdk.login;

import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.refresh.RefreshTokenProvider;

/** Requests each token with the same credentials, such as an API key or a password. */
final class CredentialTokenProvider implements TokenProvider {
  private final TokenEndpoint endpoint;
  private final Grant grant;

  CredentialTokenProvider(TokenEndpoint endpoint, Grant grant) {
    this.endpoint = endpoint;
    this.grant = grant;
  }

  @Override
  public AccessToken token() {
    return token(Deadline.after(RefreshTokenProvider.TIMEOUT));
  }

  @Override
  public AccessToken token(Deadline deadline) {
    return endpoint.request(grant, deadline).accessToken();
  }

  @Override
  public String toString() {
    return "TokenProvider{" + endpoint + "}";
  }
}
