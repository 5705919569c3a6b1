package io.github.mesdk.token;

import io.github.mesdk.error.MeException;
import java.util.function.LongSupplier;

/**
 * The backoff after a failed refresh. No other refresh starts before {@code untilNanos}.
 *
 * @param failure the last failure
 * @param failures the number of failures in a row
 * @param untilNanos the end of the backoff, by the monotonic clock
 */
record RefreshBackoff(MeException failure, int failures, long untilNanos) {

  boolean isActive(LongSupplier nanoTime) {
    return untilNanos - nanoTime.getAsLong() > 0;
  }
}
