package io.github.mesdk.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * One login at one system, which lives on through many tokens. Whoever trades one of its refresh
 * tokens holds its monitor meanwhile: of many who come with the same token one is the first.
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

  /** No token of the session is good any more. */
  synchronized void end() {
    ended = true;
    accessTokens.forEach(SignIn::revoke);
  }
}
