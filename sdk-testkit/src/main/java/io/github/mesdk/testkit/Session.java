package io.github.mesdk.testkit;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A session at one system, with all tokens issued for it. A refresh holds the session's monitor, so
 * only the first of several concurrent requests with the same refresh token succeeds.
 */
final class Session {
  private final MockUser user;
  private final Deque<SignIn> accessTokens = new ArrayDeque<>();
  private final Instant expiresAt;
  private final Optional<Login> login;
  private volatile boolean ended;

  /**
   * Creates a session.
   *
   * @param login what its tokens are issued for; empty at systems without scopes and clients
   */
  Session(MockUser user, Instant expiresAt, Optional<Login> login) {
    this.user = user;
    this.expiresAt = expiresAt;
    this.login = login;
  }

  MockUser user() {
    return user;
  }

  synchronized SignIn add(SignIn accessToken) {
    // The oldest ones expire first. Examining all of them would slow down long sessions.
    while (!accessTokens.isEmpty() && accessTokens.getFirst().expired()) {
      accessTokens.removeFirst();
    }
    accessTokens.addLast(accessToken);
    return accessToken;
  }

  Optional<Login> login() {
    return login;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  /** Whether its lifetime is over; then its refresh tokens are rejected as expired. */
  boolean expired(Instant now) {
    return !expiresAt.isAfter(now);
  }

  /** Never waits for a refresh: the store of refresh tokens calls it for other sessions. */
  boolean ended() {
    return ended;
  }

  /** Revokes all tokens of the session. */
  synchronized void end() {
    ended = true;
    accessTokens.forEach(SignIn::revoke);
  }
}
