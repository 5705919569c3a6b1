package io.github.mesdk.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock and a monotonic one that stand still until they are moved together. */
public final class FakeClock implements InstantSource {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private volatile Duration passed = Duration.ZERO;

  /** Clocks at their start. */
  public FakeClock() {}

  @Override
  public Instant instant() {
    return START.plus(passed);
  }

  long nanoTime() {
    // It starts where it is about to overflow, as the real one may.
    return Long.MAX_VALUE - 5 + passed.toNanos();
  }

  void advance(Duration step) {
    passed = passed.plus(step);
  }

  /** Moves both. */
  public void advanceSeconds(long seconds) {
    advance(Duration.ofSeconds(seconds));
  }

  /** The source cached by this clock, its waits as short as they may be. */
  public TokenProvider cached(TokenProvider source) {
    return TokenProvider.cachingBuilder(source).clock(this, this::nanoTime).random(() -> 0).build();
  }

  /** As {@link #cached}, but who notices that a refresh is due runs it. */
  public TokenProvider cachedOnCallersThread(TokenProvider source) {
    return TokenProvider.cachingBuilder(source)
        .clock(this, this::nanoTime)
        .random(() -> 0)
        .threads(Runnable::run)
        .build();
  }
}
