package io.github.mesdk.oauth2;

import io.github.mesdk.concurrent.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** A clock that only the test advances. It records sleeps and advances by them. */
final class FakeClock implements InstantSource, LongSupplier, Sleeper {
  final List<Duration> slept = new ArrayList<>();
  private volatile Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private volatile long nanos = Duration.between(Instant.EPOCH, now).toNanos();

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public long getAsLong() {
    return nanos;
  }

  @Override
  public void sleep(Duration time) {
    slept.add(time);
    advance(time);
  }

  void advance(Duration time) {
    now = now.plus(time);
    long before = nanos;
    nanos = before + time.toNanos();
  }

  /** Sets the wall clock forward or, with a negative time, back. The monotonic clock stays. */
  void setWallClock(Duration forward) {
    now = now.plus(forward);
  }
}
