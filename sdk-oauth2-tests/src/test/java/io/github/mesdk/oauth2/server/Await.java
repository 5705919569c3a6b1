package io.github.mesdk.oauth2.server;

import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for an asynchronous change in a server. */
final class Await {
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private Await() {}

  /** Polls until the condition is true; fails with its description after the timeout. */
  static void until(String description, Duration timeout, BooleanSupplier condition) {
    Deadline deadline = Deadline.after(timeout);
    while (!condition.getAsBoolean()) {
      if (deadline.hasPassed()) {
        throw new AssertionError("not within " + timeout + ": " + description);
      }
      LockSupport.parkNanos(INTERVAL.toNanos());
    }
  }
}
