package io.github.mesdk.concurrent;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.time.Deadline;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** A lock that a thread acquires within a deadline. Thread-safe; not reentrant. */
public final class DeadlineLock {
  private final ReentrantLock lock = new ReentrantLock();
  private final String resource;

  /**
   * Creates a free lock.
   *
   * @param resource the guarded resource, for messages, such as {@code the token store}
   */
  public DeadlineLock(String resource) {
    this.resource = requireNonNull(resource, "resource");
  }

  /**
   * Acquires the lock; the caller must {@link #release} it.
   *
   * @throws TokenException if the deadline passes first; retryable
   * @throws TransportException if the thread is interrupted; its interrupt flag is still set
   * @throws IllegalStateException if this thread already holds the lock
   */
  public void acquire(Deadline deadline) {
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("this thread already uses " + resource);
    }
    try {
      if (!lock.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw timedOut();
      }
    } catch (InterruptedException stopped) {
      throw interrupted();
    }
  }

  /** Releases the lock; only the thread that acquired it may call this method. */
  public void release() {
    lock.unlock();
  }

  /** Returns the failure of a caller whose deadline passed while it waited for the resource. */
  public TokenException timedOut() {
    return TokenException.unavailable(resource + " was in use until the call timed out", null);
  }

  /**
   * Returns the failure of a caller that was interrupted while it waited; sets the interrupt flag.
   */
  public TransportException interrupted() {
    return Interrupts.during("waiting for " + resource);
  }
}
