package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An access token of a user at one system, and its state. Thread-safe. */
final class SignIn implements IssuedToken {
  /** The lifetime of tokens that a test issues directly, and of a Pulse session. */
  static final Duration LIFETIME = Duration.ofDays(8);

  private final MockSystem system;
  private final MockUser user;
  private final String token;
  private final Optional<Login> login;
  private final Clock clock;
  private final Instant signedInAt;
  private volatile Instant expiresAt;
  private volatile boolean revoked;
  private volatile OutcomeScript script;

  /**
   * Creates a token.
   *
   * @param login what it was issued for; empty at systems without scopes and clients
   */
  SignIn(
      MockSystem system,
      MockUser user,
      String token,
      Duration lifetime,
      Clock clock,
      Optional<Login> login) {
    this.system = system;
    this.user = user.at(system);
    this.token = token;
    this.clock = clock;
    this.login = login;
    this.signedInAt = clock.instant();
    this.expiresAt = this.user.sessionExpiresAt().orElse(signedInAt.plus(lifetime));
    this.script = new OutcomeScript(system);
  }

  MockUser user() {
    return user;
  }

  String token() {
    return token;
  }

  Optional<Login> login() {
    return login;
  }

  Instant signedInAt() {
    return signedInAt;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  /** The time from the sign-in to the expiry; never negative. */
  Duration lifetime() {
    Duration lifetime = Duration.between(signedInAt, expiresAt);
    return lifetime.isNegative() ? Duration.ZERO : lifetime;
  }

  @Override
  public void expire() {
    expiresAt = clock.instant();
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

  boolean expired() {
    return !expiresAt.isAfter(clock.instant());
  }

  /** Why the token is rejected; empty if it is valid. */
  Optional<Kind> problem() {
    if (revoked) {
      return Optional.of(Kind.REVOKED_TOKEN);
    }
    if (expired()) {
      return Optional.of(Kind.EXPIRED_TOKEN);
    }
    return user.suspended() && system.dialect().supports(Kind.SUSPENDED_USER)
        ? Optional.of(Kind.SUSPENDED_USER)
        : Optional.empty();
  }
}
