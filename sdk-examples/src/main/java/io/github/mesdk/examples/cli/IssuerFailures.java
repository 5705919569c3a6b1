package io.github.mesdk.examples.cli;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.time.Deadline;

/**
 * Reports an unreachable issuer as a transport failure. The SDK throws a {@link TokenException}
 * instead, because its caller then has no token.
 */
final class IssuerFailures {
  private IssuerFailures() {}

  /** Returns the failure to report for a failed discovery. */
  static MeException ofDiscovery(TokenException failed) {
    return failed.getCause() instanceof TransportException transport ? transport : failed;
  }

  /** Returns the failure to report for a login that had to complete before {@code deadline}. */
  static MeException ofLogin(TokenException failed, Deadline deadline) {
    return failed.retryable() && failed.getCause() == null && deadline.hasPassed()
        ? TransportException.of(TransportException.Reason.TIMEOUT, failed.problem(), null)
        : ofDiscovery(failed);
  }
}
