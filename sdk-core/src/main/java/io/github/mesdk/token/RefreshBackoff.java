package io.github.mesdk.token;

import io.github.mesdk.error.MeException;
import java.util.function.LongSupplier;

/**
 * The last refresh failure. No other refresh starts before {@code untilNanos}.
 *
 * @param failures the number of failures in a row
 * @param untilNanos a value of the monotonic clock, in nanoseconds
 */
record RefreshBackoff(MeException failure, int failures, long untilNanos) {

  boolean isActive(LongSupplier nanoTime) {
    return untilNanos - nanoTime.getAsLong() > 0;
  }
}
