package io.github.mesdk.oauth2;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.time.Deadline;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Waiting within a deadline. */
final class Locks {
  private Locks() {}

  /** Takes {@code lock}, or says what was waited for in vain; the caller must unlock it. */
  static void take(ReentrantLock lock, Deadline deadline, String what) {
    try {
      if (!lock.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw TokenException.unavailable(what + " took all the time that the call had left", null);
      }
    } catch (InterruptedException stopped) {
      throw interrupted(what);
    }
  }

  /** Sets the thread's flag again. */
  static TransportException interrupted(String what) {
    Thread.currentThread().interrupt();
    return TransportException.of(
        "", TransportException.Reason.INTERRUPTED, "interrupted while waiting for " + what, null);
  }
}
