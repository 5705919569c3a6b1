package io.github.mesdk.concurrent;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How a wait passes: in programs it lasts as long as it says, in tests not at all. */
@FunctionalInterface
public interface Sleeper {
  /** Waits on the calling thread, by the monotonic clock. */
  Sleeper SYSTEM = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());

  /**
   * Returns when {@code time} is over.
   *
   * @throws InterruptedException as soon as the calling thread is interrupted; its flag is clear
   *     then
   */
  void sleep(Duration time) throws InterruptedException;
}
