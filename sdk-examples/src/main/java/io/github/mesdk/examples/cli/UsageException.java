package io.github.mesdk.examples.cli;

/** The command was called in a way that cannot work: nothing was sent. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message stands on stderr, so it must not hold a credential. */
  UsageException(String message) {
    super(message);
  }
}
