package io.github.mesdk.time;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The moment at which a call times out. All steps of the call share one deadline. Immutable and
 * thread-safe. A deadline uses the monotonic clock, so changes of the wall clock have no effect.
 */
public final class Deadline {
  /** About a century: longer than any wait, and short enough for arithmetic in nanoseconds. */
  private static final Duration MAX_TIMEOUT = Duration.ofDays(36_500);

  /** Null for the system clock, which saves the first call the time to load a lambda class. */
  private final @Nullable LongSupplier nanoTime;

  private final long end;

  private Deadline(@Nullable LongSupplier nanoTime, Duration timeout) {
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("a timeout must be positive: " + timeout);
    }
    Duration bounded = timeout.compareTo(MAX_TIMEOUT) > 0 ? MAX_TIMEOUT : timeout;
    this.nanoTime = nanoTime;
    this.end = now() + bounded.toNanos();
  }

  /**
   * Returns the deadline that lies {@code timeout} from now.
   *
   * @throws IllegalArgumentException if the timeout is zero or negative
   */
  public static Deadline after(Duration timeout) {
    return new Deadline(null, timeout);
  }

  /** As {@link #after(Duration)}, with another clock that counts nanoseconds; for tests. */
  public static Deadline after(Duration timeout, LongSupplier nanoTime) {
    return new Deadline(nanoTime, timeout);
  }

  /** Returns the time that is left; zero if the deadline has passed, never negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - now()));
  }

  /** Returns whether the deadline has passed. */
  public boolean hasPassed() {
    return end - now() <= 0;
  }

  private long now() {
    return nanoTime == null ? System.nanoTime() : nanoTime.getAsLong();
  }
}
