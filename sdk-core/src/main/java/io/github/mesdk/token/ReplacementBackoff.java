package io.github.mesdk.token;

import java.util.function.LongSupplier;

/**
 * The backoff after a refresh that replaced a rejected token. Before {@code untilNanos}, the
 * replacement stays in use, even if the service rejects the replacement as well. Otherwise a
 * service that rejects every token would cause one refresh per call.
 *
 * @param replacements how many rejected tokens were replaced in a row
 * @param untilNanos the end of the backoff, by the monotonic clock
 */
record ReplacementBackoff(int replacements, long untilNanos) {

  boolean isActive(LongSupplier nanoTime) {
    return untilNanos - nanoTime.getAsLong() > 0;
  }
}
