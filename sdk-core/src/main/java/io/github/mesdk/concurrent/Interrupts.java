package io.github.mesdk.concurrent;

import io.github.mesdk.error.TransportException;

/** What an interrupt becomes: an exception, with the thread's flag still set. */
public final class Interrupts {
  private Interrupts() {}

  /**
   * Sets the thread's flag again, and makes the exception for the caller.
   *
   * @param activity what the thread was doing, such as {@code waiting for a token}
   */
  public static TransportException during(String activity) {
    Thread.currentThread().interrupt();
    return TransportException.of(
        "", TransportException.Reason.INTERRUPTED, "interrupted while " + activity, null);
  }

  /** Whether a thread was interrupted, which says nothing about what it waited for. */
  public static boolean isInterrupt(Throwable failure) {
    return failure instanceof TransportException lost
        && lost.reason() == TransportException.Reason.INTERRUPTED;
  }
}
