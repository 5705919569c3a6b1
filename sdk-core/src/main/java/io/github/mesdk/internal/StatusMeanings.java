package io.github.mesdk.internal;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.provider.internal.Meaning;

/** The meaning of an HTTP status for a response without a known error code. */
final class StatusMeanings {
  private StatusMeanings() {}

  static Meaning of(int status) {
    ErrorKind kind = ErrorKind.ofStatus(status);
    return new Meaning(
        kind,
        kind == ErrorKind.UNAUTHENTICATED ? UnauthenticatedReason.UNKNOWN : null,
        kind == ErrorKind.RATE_LIMITED);
  }
}
