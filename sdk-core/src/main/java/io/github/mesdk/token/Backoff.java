package io.github.mesdk.token;

import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.error.MeException;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long a source that failed is left alone: twice as long each time, up to the longest. */
record Backoff(Duration first, Duration longest, DoubleSupplier random) {

  /** The wait after this failure, the {@code failures}th in a row, or what the service asks for. */
  Duration after(MeException failure, int failures) {
    Duration asked = failure.retryAfter().orElse(Duration.ZERO);
    return Durations.longer(after(failures), Durations.shorter(asked, longest));
  }

  /**
   * The wait after the {@code times}th time in a row. Its second half is left to chance, so that a
   * fleet that failed together does not try again together.
   */
  Duration after(int times) {
    Duration half = Durations.exponential(first, longest, times).dividedBy(2);
    return half.plusNanos((long) (half.toNanos() * random.getAsDouble()));
  }
}
