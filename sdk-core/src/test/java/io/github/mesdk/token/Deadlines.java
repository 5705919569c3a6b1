package io.github.mesdk.token;

import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Deadlines for tests. */
final class Deadlines {
  private Deadlines() {}

  /** A deadline that has passed: any wait within it fails at once. */
  static Deadline passed() {
    return Deadline.after(Duration.ofNanos(1), new AtomicLong()::getAndIncrement);
  }

  /** A deadline that no test reaches. */
  static Deadline far() {
    return Deadline.after(Duration.ofMinutes(10));
  }
}
