package io.github.mesdk.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs as fast as another and can be moved forward. Thread-safe. */
final class MockClock extends Clock {
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
   * Moves the clock forward.
   *
   * @throws IllegalArgumentException if the duration is negative
   */
  void advance(Duration duration) {
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
