package io.github.mesdk.examples.cli;

import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import java.util.Locale;

/** What stderr calls a failure, and the status that goes with it: the one place that decides. */
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

  private final int usualStatus;

  FailureKind(int usualStatus) {
    this.usualStatus = usualStatus;
  }

  static FailureKind of(Throwable failure) {
    if (failure instanceof ApiException refusal) {
      return of(refusal.error().kind());
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

  /** The status to end with after this failure, which is of this kind. */
  int exitStatus(Throwable failure) {
    if (failure instanceof TransportException transport
        && transport.reason() == TransportException.Reason.INTERRUPTED) {
      return ExitStatus.INTERRUPTED;
    }
    boolean mayPass = failure instanceof MeException known && known.retryable();
    return this == TOKEN && mayPass ? ExitStatus.TEMPORARY_FAILURE : usualStatus;
  }

  /** The name on stderr. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
