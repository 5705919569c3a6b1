package io.github.mesdk.token;

import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.error.MeException;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Exponential backoff between calls to a failing token source, with jitter.
 *
 * @param first the wait after the first failure
 * @param longest the limit of the exponential wait, and of a wait that {@code Retry-After} requests
 */
record Backoff(Duration first, Duration longest, DoubleSupplier random) {

  /**
   * Returns the wait after this failure, the {@code failures}th in a row. If the service requests a
   * longer wait, returns that wait instead, up to {@code longest}.
   */
  Duration after(MeException failure, int failures) {
    Duration requested = failure.retryAfter().orElse(Duration.ZERO);
    return Durations.longer(after(failures), Durations.shorter(requested, longest));
  }

  /**
   * Returns the wait after the {@code failures}th failure in a row: half of the exponential wait
   * plus a random part of the other half. The random part keeps instances of a fleet that failed
   * together from retrying together.
   */
  Duration after(int failures) {
    Duration half = Durations.exponential(first, longest, failures).dividedBy(2);
    return half.plusNanos((long) (half.toNanos() * random.getAsDouble()));
  }
}
