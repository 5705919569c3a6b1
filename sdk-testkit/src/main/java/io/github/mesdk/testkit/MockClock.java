package io.github.mesdk.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of a {@link MockIdentityProvider}, which a test moves forward. Tokens, sessions,
 * authorization codes and device codes expire by it, without waiting.
 *
 * <pre>{@code
 * MockTokens login = idp.tokenEndpoint(MockSystem.OIDC).signIn(user);
 * idp.clock().advance(Duration.ofMinutes(5));  // the access token has expired
 * }</pre>
 *
 * <p>It runs as fast as the clock it is based on: the system clock, unless {@link
 * MockIdentityProviderBuilder#clock} sets another. It is a {@link Clock}, so the program under test
 * can use it too. Thread-safe.
 */
public final class MockClock extends Clock {
  private final Clock base;
  private final AtomicReference<Duration> advanced;

  MockClock(Clock base) {
    this(base, new AtomicReference<>(Duration.ZERO));
  }

  private MockClock(Clock base, AtomicReference<Duration> advanced) {
    this.base = base;
    this.advanced = advanced;
  }

  /**
   * Moves the clock forward. What the clients have measured, such as a retry delay, is not changed.
   *
   * @throws IllegalArgumentException if the duration is negative
   */
  public void advance(Duration duration) {
    ScriptedOutcome.requireNotNegative(duration);
    advanced.updateAndGet(duration::plus);
  }

  @Override
  public Instant instant() {
    return base.instant().plus(advanced.get());
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  /** Returns a clock in this zone; the two move together. */
  @Override
  public MockClock withZone(ZoneId zone) {
    return new MockClock(base.withZone(zone), advanced);
  }
}
