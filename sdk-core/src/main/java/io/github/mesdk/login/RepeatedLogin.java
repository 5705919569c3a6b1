package io.github.mesdk.login;

import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.refresh.RefreshTokenProvider;

/** Shows the same credential each time it is asked. */
final class RepeatedLogin implements TokenProvider {
  private final TokenEndpoint endpoint;
  private final Grant grant;

  RepeatedLogin(TokenEndpoint endpoint, Grant grant) {
    this.endpoint = endpoint;
    this.grant = grant;
  }

  @Override
  public AccessToken token() {
    return token(Deadline.after(RefreshTokenProvider.TIMEOUT));
  }

  @Override
  public AccessToken token(Deadline deadline) {
    return endpoint.ask(grant, deadline).accessToken();
  }

  @Override
  public String toString() {
    return "TokenProvider{" + endpoint + "}";
  }
}
