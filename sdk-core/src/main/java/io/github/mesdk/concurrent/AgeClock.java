package io.github.mesdk.concurrent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Measures ages with two clocks and returns the larger age. Each clock alone can show an age that
 * is too small: someone can set the wall clock back, and on some systems the monotonic clock stops
 * while the machine sleeps.
 */
public record AgeClock(InstantSource wallClock, LongSupplier nanoTime) {

  /** The times that both clocks show at one moment. */
  public record Moment(long millis, long nanos) {

    /** Returns the time of the wall clock. */
    public Instant instant() {
      return Instant.ofEpochMilli(millis);
    }

    /** Returns how many nanoseconds have passed since an earlier moment. */
    public long nanosSince(Moment earlier) {
      return Math.max(
          nanos - earlier.nanos, TimeUnit.MILLISECONDS.toNanos(millis - earlier.millis));
    }
  }

  /** Returns the current moment. */
  public Moment now() {
    return new Moment(wallClock.millis(), nanoTime.getAsLong());
  }

  /** Returns how long ago the moment was. */
  public Duration since(Moment moment) {
    return Duration.ofNanos(now().nanosSince(moment));
  }

  /** Returns whether less than {@code time} has passed since the moment. */
  public boolean isWithin(Moment moment, Duration time) {
    return since(moment).compareTo(time) < 0;
  }
}
