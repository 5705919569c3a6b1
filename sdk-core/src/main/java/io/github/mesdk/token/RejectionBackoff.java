package io.github.mesdk.token;

import java.util.function.LongSupplier;

/**
 * The token in use replaced a rejected one. Until the pause is over it is kept whatever is said of
 * it: a service that accepts no token at all must not make each of its callers cost a refresh.
 *
 * @param rejections how many tokens were rejected in a row
 * @param until on the monotonic clock, in nanoseconds
 */
record RejectionBackoff(int rejections, long until) {

  boolean lasts(LongSupplier nanoTime) {
    return until - nanoTime.getAsLong() > 0;
  }
}
