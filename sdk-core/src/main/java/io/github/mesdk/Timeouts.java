package io.github.mesdk;

import java.time.Duration;

/** What a timeout may be. */
final class Timeouts {
  private Timeouts() {}

  static Duration checked(Duration timeout) {
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("a timeout must be positive: " + timeout);
    }
    return timeout;
  }
}
