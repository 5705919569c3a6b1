package io.github.mesdk.examples.cli;

import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import java.util.Locale;

/** The kind of a failure as shown on stderr, with the exit status for it. */
enum FailureKind {
  USAGE(ExitStatus.USAGE),
  INVALID_REQUEST(ExitStatus.DATA_ERROR),
  NOT_FOUND(ExitStatus.NO_USER),
  UNAVAILABLE(ExitStatus.UNAVAILABLE),
  TRANSPORT(ExitStatus.UNAVAILABLE),
  RATE_LIMITED(ExitStatus.TEMPORARY_FAILURE),
  DECODE(ExitStatus.PROTOCOL),
  UNEXPECTED_RESPONSE(ExitStatus.PROTOCOL),
  UNAUTHENTICATED(ExitStatus.NO_PERMISSION),
  PERMISSION_DENIED(ExitStatus.NO_PERMISSION),
  TOKEN(ExitStatus.CONFIGURATION),
  INTERNAL(ExitStatus.SOFTWARE);

  private final int defaultStatus;

  FailureKind(int defaultStatus) {
    this.defaultStatus = defaultStatus;
  }

  static FailureKind of(Throwable failure) {
    if (failure instanceof ApiException rejected) {
      return of(rejected.error().kind());
    }
    if (failure instanceof TransportException) {
      return TRANSPORT;
    }
    if (failure instanceof DecodeException) {
      return DECODE;
    }
    if (failure instanceof TokenException) {
      return TOKEN;
    }
    return failure instanceof UsageException ? USAGE : INTERNAL;
  }

  private static FailureKind of(ErrorKind kind) {
    return switch (kind) {
      case INVALID_REQUEST -> INVALID_REQUEST;
      case UNAUTHENTICATED -> UNAUTHENTICATED;
      case PERMISSION_DENIED -> PERMISSION_DENIED;
      case NOT_FOUND -> NOT_FOUND;
      case RATE_LIMITED -> RATE_LIMITED;
      case UNAVAILABLE -> UNAVAILABLE;
      case UNEXPECTED_RESPONSE -> UNEXPECTED_RESPONSE;
    };
  }

  /** Returns the exit status for {@code failure}, which must be of this kind. */
  int exitStatus(Throwable failure) {
    if (failure instanceof TransportException transport
        && transport.reason() == TransportException.Reason.INTERRUPTED) {
      return ExitStatus.INTERRUPTED;
    }
    boolean isTemporary = failure instanceof MeException known && known.retryable();
    return this == TOKEN && isTemporary ? ExitStatus.TEMPORARY_FAILURE : defaultStatus;
  }

  /** Returns the kind in lower case, as written to stderr. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
