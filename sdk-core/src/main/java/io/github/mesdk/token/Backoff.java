package io.github.mesdk.token;

import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long a source that failed is left alone: twice as long each time, up to the longest. */
record Backoff(Duration first, Duration longest, DoubleSupplier random) {

  /** The wait after this failure, the {@code failures}th in a row; what it asks for is heeded. */
  Duration after(MeException failure, int failures) {
    return Durations.longer(after(failures), Durations.shorter(asked(failure), longest));
  }

  /**
   * The wait after the {@code times}th time in a row. Its second half is left to chance, lest a
   * fleet that failed together tries again together.
   */
  Duration after(int times) {
    Duration whole = first;
    for (int i = 1; i < times && whole.compareTo(longest) < 0; i++) {
      whole = whole.multipliedBy(2);
    }
    Duration half = Durations.shorter(whole, longest).dividedBy(2);
    return half.plusNanos((long) (half.toNanos() * random.getAsDouble()));
  }

  /** A failure of a token endpoint stands beneath the one that says what it means for tokens. */
  private static Duration asked(MeException failure) {
    Throwable reason = failure instanceof TokenException ? failure.getCause() : failure;
    return reason instanceof ApiException refused
        ? refused.error().retryAfter().orElse(Duration.ZERO)
        : Duration.ZERO;
  }
}
