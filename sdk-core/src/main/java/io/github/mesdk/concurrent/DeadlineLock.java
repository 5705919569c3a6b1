package io.github.mesdk.concurrent;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.time.Deadline;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** A lock that is waited for no longer than a deadline allows. Thread-safe; not reentrant. */
public final class DeadlineLock {
  private final ReentrantLock lock = new ReentrantLock();
  private final String resource;

  /**
   * A free lock.
   *
   * @param resource what it guards, for messages, such as {@code the token store}
   */
  public DeadlineLock(String resource) {
    this.resource = requireNonNull(resource, "resource");
  }

  /**
   * Acquires the lock; the caller must {@link #release} it.
   *
   * @throws TokenException retryable, if the deadline passes first
   * @throws TransportException if the thread is interrupted; its flag is still set
   * @throws IllegalStateException if this thread holds the lock already
   */
  public void acquire(Deadline deadline) {
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("this thread already uses " + resource);
    }
    try {
      if (!lock.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw late();
      }
    } catch (InterruptedException stopped) {
      throw interrupted();
    }
  }

  /** Lets the next one in; only the thread that acquired the lock may call it. */
  public void release() {
    lock.unlock();
  }

  /** The failure of a caller whose deadline passed before it could use the resource. */
  public TokenException late() {
    return TokenException.unavailable(
        resource + " was in use for all the time that the call had left", null);
  }

  /** The failure of a caller that was interrupted while it waited; sets the thread's flag. */
  public TransportException interrupted() {
    return Interrupts.during("waiting for " + resource);
  }
}
