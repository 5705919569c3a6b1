package io.github.mesdk.oauth2.server;

import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what a server will do in its own time. */
final class Await {
  private static final Duration PACE = Duration.ofMillis(100);

  private Await() {}

  /** Looks again and again; fails with {@code what} when the time is over. */
  static void until(String what, Duration timeout, BooleanSupplier condition) {
    Deadline deadline = Deadline.after(timeout);
    while (!condition.getAsBoolean()) {
      if (deadline.hasPassed()) {
        throw new AssertionError("not within " + timeout + ": " + what);
      }
      LockSupport.parkNanos(PACE.toNanos());
    }
  }
}
