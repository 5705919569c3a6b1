package io.github.mesdk.oauth2;

import io.github.mesdk.concurrent.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Measures ages with two clocks and returns the larger age. Each clock alone can show an age that
 * is too small: someone can set the wall clock back, and on some systems the monotonic clock stops
 * while the machine sleeps.
 */
record AgeClock(InstantSource wallClock, LongSupplier nanoTime) {

  /** The times that both clocks show at one moment. */
  record Moment(Instant instant, long nanos) {}

  Moment now() {
    return new Moment(wallClock.instant(), nanoTime.getAsLong());
  }

  /** Returns how long ago the moment was. */
  Duration since(Moment moment) {
    return Durations.longer(
        Duration.between(moment.instant(), wallClock.instant()),
        Duration.ofNanos(nanoTime.getAsLong() - moment.nanos()));
  }

  /** Returns whether less than {@code time} has passed since the moment. */
  boolean isWithin(Moment moment, Duration time) {
    return since(moment).compareTo(time) < 0;
  }
}
