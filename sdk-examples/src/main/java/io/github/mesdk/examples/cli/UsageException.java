package io.github.mesdk.examples.cli;

/**
 * Thrown if the options or arguments of the command are invalid. The command has then sent nothing.
 */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message is written to stderr and must not contain a credential. */
  UsageException(String message) {
    super(message);
  }
}
