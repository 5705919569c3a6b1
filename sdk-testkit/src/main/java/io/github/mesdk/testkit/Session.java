package io.github.mesdk.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session at one system, with all tokens issued for it. A refresh holds the session's monitor, so
 * only the first of several concurrent requests with the same refresh token succeeds.
 */
final class Session {
  private final MockUser user;
  private final List<SignIn> accessTokens = new ArrayList<>();
  private final Instant expiresAt;
  private final Optional<Login> login;
  private boolean ended;

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
    accessTokens.removeIf(SignIn::expired);
    accessTokens.add(accessToken);
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

  synchronized boolean ended() {
    return ended;
  }

  /** Revokes all tokens of the session. */
  synchronized void end() {
    ended = true;
    accessTokens.forEach(SignIn::revoke);
  }
}
