package io.github.mesdk.token;

import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Deadlines that a test can rely on. */
final class Deadlines {
  private Deadlines() {}

  /** One that has passed: whoever waits within it does not wait. */
  static Deadline passed() {
    return Deadline.after(Duration.ofNanos(1), new AtomicLong()::getAndIncrement);
  }

  /** One that no test lives to see. */
  static Deadline far() {
    return Deadline.after(Duration.ofMinutes(10));
  }
}
