package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Instant;
import java.util.Optional;

/** A refresh token of a session, and its state. Thread-safe. */
final class RefreshToken implements IssuedToken {
  private final MockSystem system;
  private final Session session;
  private final String value = Ids.newSecret();
  private volatile boolean used;
  private volatile boolean expired;
  private volatile OutcomeScript script;

  RefreshToken(MockSystem system, Session session) {
    this.system = system;
    this.session = session;
    this.script = newScript();
  }

  String value() {
    return value;
  }

  Session session() {
    return session;
  }

  OutcomeScript script() {
    return script;
  }

  @Override
  public OutcomeScript newScript() {
    OutcomeScript fresh = new OutcomeScript(system);
    script = fresh;
    return fresh;
  }

  @Override
  public void expire() {
    expired = true;
  }

  /** Revokes all tokens of the session, as RFC 7009, section 2.1, recommends. */
  @Override
  public void revoke() {
    session.end();
  }

  /** Called when the next refresh token was issued in exchange for this one. */
  void markUsed() {
    used = true;
  }

  boolean used() {
    return used;
  }

  /** Whether it can never be used again, because of its own state or its session's. */
  boolean cannotBeUsed(Instant now) {
    return used || expired || session.ended() || session.expired(now);
  }

  /**
   * Why the token is rejected; empty if it is valid. A used token is reported like an unknown one.
   */
  Optional<Kind> problem(Instant now) {
    if (used) {
      return Optional.of(Kind.INVALID_TOKEN);
    }
    if (session.ended()) {
      return Optional.of(Kind.REVOKED_TOKEN);
    }
    if (expired || session.expired(now)) {
      return Optional.of(Kind.EXPIRED_TOKEN);
    }
    return session.user().suspended() && system.dialect().supports(Kind.SUSPENDED_USER)
        ? Optional.of(Kind.SUSPENDED_USER)
        : Optional.empty();
  }
}
