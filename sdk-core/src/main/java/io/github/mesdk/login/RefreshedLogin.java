package io.github.mesdk.login;

import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.refresh.LoginOwner;
import io.github.mesdk.token.refresh.RefreshEndpoint;
import io.github.mesdk.token.refresh.TokenReply;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A system's token endpoint, as it is asked with a refresh token.
 *
 * @param endings the codes that say that the refresh token is no longer good
 */
record RefreshedLogin(TokenEndpoint endpoint, Function<String, Grant> grants, Pattern endings)
    implements RefreshEndpoint {

  @Override
  public LoginOwner owner() {
    return endpoint.owner();
  }

  @Override
  public TokenReply refresh(String refreshToken, Deadline deadline) {
    return endpoint.ask(grants.apply(refreshToken), deadline);
  }

  @Override
  public boolean endsLogin(UnauthenticatedException refusal) {
    return TokenEndpoint.hasCode(refusal, endings);
  }

  @Override
  public String toString() {
    return endpoint.toString();
  }
}
