package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One user signed in at one system, and what became of the token. Thread-safe. */
final class SignIn implements IssuedToken {
  /** How long what a test signs in by itself lives, and a login at Pulse. */
  static final Duration LIFETIME = Duration.ofDays(8);

  private final MockSystem system;
  private final MockUser user;
  private final String token;
  private final Instant at = Instant.now();
  private volatile Instant expiresAt;
  private volatile boolean revoked;
  private volatile OutcomeScript script;

  SignIn(MockSystem system, MockUser user, String token, Duration lifetime) {
    this.system = system;
    this.user = user;
    this.token = token;
    this.expiresAt = user.sessionExpiresAt().orElse(at.plus(lifetime));
    this.script = new OutcomeScript(system);
  }

  MockUser user() {
    return user;
  }

  String token() {
    return token;
  }

  Instant at() {
    return at;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  /** From the sign-in to the end; never negative. */
  Duration lifetime() {
    Duration lifetime = Duration.between(at, expiresAt);
    return lifetime.isNegative() ? Duration.ZERO : lifetime;
  }

  @Override
  public void expire() {
    expiresAt = Instant.now();
  }

  @Override
  public void revoke() {
    revoked = true;
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

  /** Why the token is no good any more, if it is not. */
  Optional<Kind> problem() {
    if (revoked) {
      return Optional.of(Kind.REVOKED_TOKEN);
    }
    if (!expiresAt.isAfter(Instant.now())) {
      return Optional.of(Kind.EXPIRED_TOKEN);
    }
    return user.suspended() && system.dialect().says(Kind.SUSPENDED_USER)
        ? Optional.of(Kind.SUSPENDED_USER)
        : Optional.empty();
  }
}
