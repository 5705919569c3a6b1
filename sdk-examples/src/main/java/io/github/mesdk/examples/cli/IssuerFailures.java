package io.github.mesdk.examples.cli;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.time.Deadline;

/**
 * What failures mean to a command that asks the issuer itself: for a client an issuer out of reach
 * is a token that is missing, here it is the service out of reach.
 */
final class IssuerFailures {
  private IssuerFailures() {}

  /** The failure beneath one of discovery. */
  static MeException told(TokenException failed) {
    return failed.getCause() instanceof TransportException unreached ? unreached : failed;
  }

  /** The failure beneath one of a login that had until then. */
  static MeException told(TokenException failed, Deadline deadline) {
    return failed.retryable() && failed.getCause() == null && deadline.hasPassed()
        ? TransportException.of(TransportException.Reason.TIMEOUT, failed.problem(), null)
        : told(failed);
  }
}
