package io.github.mesdk.token;

import java.util.function.LongSupplier;

/**
 * Keeps a token that replaced a rejected one until {@code untilNanos}, even if it is rejected too.
 * A service that rejects every token then does not cause one refresh per call.
 *
 * @param rejections the number of tokens rejected in a row
 * @param untilNanos a value of the monotonic clock, in nanoseconds
 */
record RejectionBackoff(int rejections, long untilNanos) {

  boolean isActive(LongSupplier nanoTime) {
    return untilNanos - nanoTime.getAsLong() > 0;
  }
}
