package io.github.mesdk.time;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The moment by which a call must have ended. Every step gets what the steps before it left over.
 * Immutable and thread-safe; it follows the monotonic clock, so setting the wall clock moves
 * nothing.
 */
public final class Deadline {
  /** A century: waits beyond it are none, and no arithmetic on nanoseconds overflows below it. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /** Null for the system's, so that a program that asks once needs no class for it. */
  private final @Nullable LongSupplier nanoTime;

  private final long end;

  private Deadline(@Nullable LongSupplier nanoTime, Duration timeout) {
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("a timeout must be positive: " + timeout);
    }
    Duration bounded = timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
    this.nanoTime = nanoTime;
    this.end = now() + bounded.toNanos();
  }

  /**
   * The moment that lies {@code timeout} ahead.
   *
   * @throws IllegalArgumentException if the timeout is zero or negative
   */
  public static Deadline after(Duration timeout) {
    return new Deadline(null, timeout);
  }

  /** As {@link #after(Duration)}, by another clock that counts nanoseconds; for tests. */
  public static Deadline after(Duration timeout, LongSupplier nanoTime) {
    return new Deadline(nanoTime, timeout);
  }

  /** What is left; zero when the moment has passed, never negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - now()));
  }

  /** Whether the moment has passed. */
  public boolean hasPassed() {
    return end - now() <= 0;
  }

  private long now() {
    return nanoTime == null ? System.nanoTime() : nanoTime.getAsLong();
  }
}
