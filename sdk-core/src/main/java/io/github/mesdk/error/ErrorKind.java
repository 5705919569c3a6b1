package io.github.mesdk.error;

/**
 * The meaning of a failure that an identity provider reports, independent of HTTP status and error
 * code.
 */
public enum ErrorKind {
  /** The request is invalid, for example one of its arguments. A retry does not help. */
  INVALID_REQUEST,
  /** The service did not accept the access token: refresh the token or sign in again. */
  UNAUTHENTICATED,
  /** The token is valid, but does not permit this request. */
  PERMISSION_DENIED,
  /** The requested resource does not exist, or the URL is wrong. */
  NOT_FOUND,
  /** There were too many requests: wait before the next request. */
  RATE_LIMITED,
  /**
   * The service, or a proxy in front of it, cannot answer now. The failure says nothing about the
   * user.
   */
  UNAVAILABLE,
  /** The response is neither an answer nor a failure that the SDK knows, such as a redirect. */
  UNEXPECTED_RESPONSE;

  /** Returns the meaning of an HTTP status for a response without a known error code. */
  public static ErrorKind ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHENTICATED;
      case 403 -> PERMISSION_DENIED;
      case 404, 410 -> NOT_FOUND;
      // A proxy requires its own credentials. The status says nothing about the user.
      case 407 -> UNEXPECTED_RESPONSE;
      // Request Timeout, Misdirected Request, Too Early: the same request may succeed later.
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
