package io.github.mesdk.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock and a monotonic clock that only the test advances. */
public final class FakeClock implements InstantSource {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private volatile Duration passed = Duration.ZERO;
  private volatile Duration wallOffset = Duration.ZERO;

  /** Creates clocks at their start time. */
  public FakeClock() {}

  @Override
  public Instant instant() {
    return START.plus(passed).plus(wallOffset);
  }

  long nanoTime() {
    // Starts just before an overflow, which System.nanoTime() may do too.
    return Long.MAX_VALUE - 5 + passed.toNanos();
  }

  void advance(Duration step) {
    passed = passed.plus(step);
  }

  /** Advances both clocks. */
  public void advanceSeconds(long seconds) {
    advance(Duration.ofSeconds(seconds));
  }

  /** Moves the wall clock only, as an administrator, a time server or a suspended machine does. */
  public void moveWallClock(Duration step) {
    wallOffset = wallOffset.plus(step);
  }

  /** Returns a cache of the source on this clock, with the shortest backoff. */
  public TokenProvider cached(TokenProvider source) {
    return TokenProvider.cachingBuilder(source).clock(this, this::nanoTime).random(() -> 0).build();
  }

  /** As {@link #cached}, but a refresh runs on the thread of the caller that starts it. */
  public TokenProvider cachedOnCallersThread(TokenProvider source) {
    return TokenProvider.cachingBuilder(source)
        .clock(this, this::nanoTime)
        .random(() -> 0)
        .threads(Runnable::run)
        .build();
  }
}
