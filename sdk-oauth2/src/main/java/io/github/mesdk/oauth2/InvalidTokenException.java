package io.github.mesdk.oauth2;

/**
 * A token that fails a check. The message is a predicate, such as "has no iss", and the caller puts
 * the name of the token before it. The message quotes no claim except times.
 */
final class InvalidTokenException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Whether the remedy is the clock or the configuration: nothing shows that the token belongs to
   * another user, and a new login would end with the same failure.
   */
  final boolean isSetupFault;

  InvalidTokenException(String predicate) {
    this(predicate, false);
  }

  private InvalidTokenException(String predicate, boolean isSetupFault) {
    super(predicate);
    this.isSetupFault = isSetupFault;
  }

  /** Returns a failure whose remedy is the clock or the configuration. */
  static InvalidTokenException ofSetup(String predicate) {
    return new InvalidTokenException(predicate, true);
  }

  /** Returns the message as a sentence about {@code token}. */
  String about(String token) {
    return token + " " + getMessage();
  }
}
