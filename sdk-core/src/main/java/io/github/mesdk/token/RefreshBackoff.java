package io.github.mesdk.token;

import io.github.mesdk.error.MeException;
import java.util.function.LongSupplier;

/**
 * What the last refresh failed with, and until when no other is tried.
 *
 * @param failures how many failed in a row
 * @param until on the monotonic clock, in nanoseconds
 */
record RefreshBackoff(MeException failure, int failures, long until) {

  boolean lasts(LongSupplier nanoTime) {
    return until - nanoTime.getAsLong() > 0;
  }
}
