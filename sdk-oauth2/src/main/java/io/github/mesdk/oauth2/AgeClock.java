package io.github.mesdk.oauth2;

import io.github.mesdk.concurrent.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Measures ages by two clocks; the larger age counts. The wall clock alone can be set back, and the
 * monotonic clock alone stops on some systems while the machine sleeps.
 */
record AgeClock(InstantSource wallClock, LongSupplier nanoTime) {

  /** A moment, as both clocks show it. */
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

  /** Returns whether the moment was less than this time ago. */
  boolean isWithin(Moment moment, Duration time) {
    return since(moment).compareTo(time) < 0;
  }
}
