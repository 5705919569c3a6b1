package io.github.mesdk.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock and a monotonic one that stand still until they are moved together. */
final class FakeClock implements InstantSource {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private volatile Duration passed = Duration.ZERO;

  @Override
  public Instant instant() {
    return START.plus(passed);
  }

  long nanoTime() {
    // It starts where it is about to overflow, as the real one may.
    return Long.MAX_VALUE - 5 + passed.toNanos();
  }

  void advanceSeconds(long seconds) {
    passed = passed.plusSeconds(seconds);
  }
}
