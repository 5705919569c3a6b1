package io.github.mesdk.model.read;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if the JSON is not in the most common form. Databind may still be able to read the JSON.
 * This exception has no stack trace.
 */
final class UnsupportedJsonException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, if databind cannot read the JSON either; null if that is unknown. */
  final transient @Nullable JsonFault fault;

  UnsupportedJsonException() {
    this(null);
  }

  UnsupportedJsonException(@Nullable JsonFault fault) {
    this.fault = fault;
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
