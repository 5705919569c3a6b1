package io.github.mesdk.login;

import io.github.mesdk.error.DecodeException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;

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
    return token(Deadline.after(LoginBuilder.TIMEOUT));
  }

  @Override
  public AccessToken token(Deadline deadline) {
    TokenReply reply = endpoint.ask(grant, deadline);
    try {
      return reply.accessToken();
    } catch (DecodeException unreadable) {
      throw endpoint.meaning(unreadable, grant.isOfPerson());
    }
  }

  @Override
  public String toString() {
    return "TokenProvider{" + endpoint + "}";
  }
}
