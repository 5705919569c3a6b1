package io.github.mesdk.internal;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.provider.internal.Meaning;

/** What a status means when no code says more. */
final class StatusMeanings {
  private StatusMeanings() {}

  static Meaning of(int status) {
    ErrorKind kind = kind(status);
    return new Meaning(
        kind,
        kind == ErrorKind.UNAUTHENTICATED ? UnauthenticatedReason.UNKNOWN : null,
        kind == ErrorKind.RATE_LIMITED);
  }

  private static ErrorKind kind(int status) {
    return switch (status) {
      case 401 -> ErrorKind.UNAUTHENTICATED;
      case 403 -> ErrorKind.PERMISSION_DENIED;
      case 404, 410 -> ErrorKind.NOT_FOUND;
      // A proxy asks for credentials of its own: that says nothing of the user.
      case 407 -> ErrorKind.UNEXPECTED_RESPONSE;
      // Too slow, misdirected, too early: the server asks for the same again.
      case 408, 421, 425 -> ErrorKind.UNAVAILABLE;
      case 429 -> ErrorKind.RATE_LIMITED;
      default -> kindOfClass(status);
    };
  }

  private static ErrorKind kindOfClass(int status) {
    return switch (status / 100) {
      case 4 -> ErrorKind.INVALID_REQUEST;
      case 5 -> ErrorKind.UNAVAILABLE;
      default -> ErrorKind.UNEXPECTED_RESPONSE;
    };
  }
}
