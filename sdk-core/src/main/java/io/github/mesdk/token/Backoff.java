package io.github.mesdk.token;

import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long a source that failed is left alone: twice as long each time, up to the longest. */
record Backoff(Duration first, Duration longest, DoubleSupplier random) {

  /**
   * The wait after the {@code failures}th failure in a row. Its second half is left to chance, lest
   * a fleet that failed together tries again together; what the source itself asks for is heeded.
   */
  Duration after(MeException failure, int failures) {
    Duration whole = first;
    for (int i = 1; i < failures && whole.compareTo(longest) < 0; i++) {
      whole = whole.multipliedBy(2);
    }
    Duration half = Durations.shorter(whole, longest).dividedBy(2);
    Duration wait = half.plusNanos((long) (half.toNanos() * random.getAsDouble()));
    return Durations.longer(wait, Durations.shorter(asked(failure), longest));
  }

  private static Duration asked(MeException failure) {
    return failure instanceof ApiException refused
        ? refused.error().retryAfter().orElse(Duration.ZERO)
        : Duration.ZERO;
  }
}
