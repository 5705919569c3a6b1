package io.github.mesdk.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * A session at one system, with all tokens issued for it. A refresh holds the session's monitor, so
 * only the first of several concurrent requests with the same refresh token succeeds.
 */
final class Session {
  private final MockUser user;
  private final List<SignIn> accessTokens = new ArrayList<>();
  private boolean ended;

  Session(MockUser user) {
    this.user = user;
  }

  MockUser user() {
    return user;
  }

  synchronized SignIn add(SignIn accessToken) {
    accessTokens.add(accessToken);
    return accessToken;
  }

  synchronized boolean ended() {
    return ended;
  }

  /** Revokes all tokens of the session. */
  synchronized void end() {
    ended = true;
    accessTokens.forEach(SignIn::revoke);
  }
}
