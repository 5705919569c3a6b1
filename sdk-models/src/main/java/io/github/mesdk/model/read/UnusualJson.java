package io.github.mesdk.model.read;

import java.io.IOException;

/** The JSON is not of the plainest form. It may still be an answer. Without a stack trace. */
final class UnusualJson extends IOException {
  private static final long serialVersionUID = 1L;

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
