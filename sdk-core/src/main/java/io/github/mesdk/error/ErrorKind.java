package io.github.mesdk.error;

/** What an identity provider's refusal means, whatever status or code it came with. */
public enum ErrorKind {
  /** The request itself was wrong: an argument, a header, its form. Asking again does not help. */
  INVALID_REQUEST,
  /** The access token was not accepted: sign in again or refresh it. */
  UNAUTHENTICATED,
  /** The token is good, but may not ask this. */
  PERMISSION_DENIED,
  /** What was asked about does not exist, or the address is wrong. */
  NOT_FOUND,
  /** Too many requests; wait before the next. */
  RATE_LIMITED,
  /**
   * The service, or something in front of it, is not able to answer now. It says nothing of the
   * user.
   */
  UNAVAILABLE,
  /** An answer that fits no rule of the service: a redirect, an unknown failure. */
  UNEXPECTED_RESPONSE;

  /** What an HTTP status means when no code says more. */
  public static ErrorKind ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHENTICATED;
      case 403 -> PERMISSION_DENIED;
      case 404, 410 -> NOT_FOUND;
      // A proxy asks for credentials of its own: that says nothing of the user.
      case 407 -> UNEXPECTED_RESPONSE;
      // Too slow, misdirected, too early: the server asks for the same again.
      case 408, 421, 425 -> UNAVAILABLE;
      case 429 -> RATE_LIMITED;
      default -> ofClass(status);
    };
  }

  private static ErrorKind ofClass(int status) {
    return switch (status / 100) {
      case 4 -> INVALID_REQUEST;
      case 5 -> UNAVAILABLE;
      default -> UNEXPECTED_RESPONSE;
    };
  }
}
