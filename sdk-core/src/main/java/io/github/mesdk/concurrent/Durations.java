package io.github.mesdk.concurrent;

import java.time.Duration;

/** What {@link Duration} does not offer itself. */
public final class Durations {
  private Durations() {}

  public static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  public static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /** Twice the pause, up to the longest. */
  public static Duration doubled(Duration pause, Duration longest) {
    return shorter(pause.multipliedBy(2), longest);
  }

  /** The pause after the {@code times}th failure in a row: doubled each time, up to the longest. */
  public static Duration exponential(Duration first, Duration longest, int times) {
    Duration pause = first;
    for (int i = 1; i < times && pause.compareTo(longest) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return shorter(pause, longest);
  }

  /**
   * The value.
   *
   * @throws IllegalArgumentException if it is zero or negative; the message begins with the name
   */
  public static Duration positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " must be positive: " + value);
    }
    return value;
  }
}
