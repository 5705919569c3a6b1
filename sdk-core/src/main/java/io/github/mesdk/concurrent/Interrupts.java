package io.github.mesdk.concurrent;

import io.github.mesdk.error.TransportException;

/** Converts interrupts to exceptions, and keeps the thread's interrupt flag set. */
public final class Interrupts {
  private Interrupts() {}

  /**
   * Sets the interrupt flag of the current thread, and returns the exception to throw.
   *
   * @param activity what the thread was doing, such as {@code waiting for a token}
   */
  public static TransportException during(String activity) {
    Thread.currentThread().interrupt();
    return TransportException.of(
        "", TransportException.Reason.INTERRUPTED, "interrupted while " + activity, null);
  }

  /** Returns whether the failure is an interrupt, which says nothing about the awaited result. */
  public static boolean isInterrupt(Throwable failure) {
    return failure instanceof TransportException transport
        && transport.reason() == TransportException.Reason.INTERRUPTED;
  }
}
