package io.github.mesdk.token;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.time.Deadline;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for a lock as long as a deadline allows, and says why in vain. */
final class Turn {
  private Turn() {}

  /**
   * Takes {@code lock}; the caller must unlock it.
   *
   * @throws IllegalStateException if this thread has it already: an update within an update
   */
  static void take(ReentrantLock lock, Deadline deadline) {
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("a step must not use its own token store");
    }
    try {
      if (!lock.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw late();
      }
    } catch (InterruptedException stopped) {
      throw interrupted();
    }
  }

  static TokenException late() {
    return TokenException.unavailable(
        "the token store was in use for all the time that the call had left", null);
  }

  /** Sets the thread's flag again. */
  static TransportException interrupted() {
    Thread.currentThread().interrupt();
    return TransportException.of(
        "",
        TransportException.Reason.INTERRUPTED,
        "interrupted while waiting for the token store",
        null);
  }
}
