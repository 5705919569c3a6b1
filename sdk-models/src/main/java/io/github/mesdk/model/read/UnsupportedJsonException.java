package io.github.mesdk.model.read;

import java.io.IOException;

/**
 * Thrown if the JSON is not in the most common form. Databind may still be able to read the JSON.
 * This exception has no stack trace.
 */
final class UnsupportedJsonException extends IOException {
  private static final long serialVersionUID = 1L;

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
