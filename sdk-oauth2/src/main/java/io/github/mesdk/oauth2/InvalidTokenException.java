package io.github.mesdk.oauth2;

/**
 * A token that fails a check. The message is a predicate, such as "has no iss", and the caller puts
 * the name of the token before it. The message quotes no claim except times.
 */
final class InvalidTokenException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidTokenException(String predicate) {
    super(predicate);
  }

  /** Returns the message as a sentence about {@code token}. */
  String about(String token) {
    return token + " " + getMessage();
  }
}
