package io.github.mesdk.concurrent;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sleeps for a duration. Tests use another implementation to avoid real waits. */
@FunctionalInterface
public interface Sleeper {
  /** Blocks the calling thread for a time that the monotonic clock measures. */
  Sleeper SYSTEM = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());

  /**
   * Returns after {@code time}.
   *
   * @throws InterruptedException as soon as the calling thread is interrupted; clears its interrupt
   *     flag
   */
  void sleep(Duration time) throws InterruptedException;
}
