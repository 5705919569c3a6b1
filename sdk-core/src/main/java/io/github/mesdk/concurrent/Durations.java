package io.github.mesdk.concurrent;

import java.time.Duration;

/** Operations that {@link Duration} does not have. */
public final class Durations {
  private Durations() {}

  /** Returns the shorter of the two. */
  public static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Returns the longer of the two. */
  public static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /** Returns twice the pause, at most {@code longest}. */
  public static Duration doubled(Duration pause, Duration longest) {
    return shorter(pause.multipliedBy(2), longest);
  }

  /**
   * Returns the pause after {@code times} failures in a row: {@code first}, doubled for each
   * further failure, at most {@code longest}.
   */
  public static Duration exponential(Duration first, Duration longest, int times) {
    Duration pause = first;
    for (int i = 1; i < times && pause.compareTo(longest) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return shorter(pause, longest);
  }

  /**
   * Returns the value if it is positive.
   *
   * @throws IllegalArgumentException if the value is zero or negative; the message starts with
   *     {@code name}
   */
  public static Duration positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " must be positive: " + value);
    }
    return value;
  }
}
