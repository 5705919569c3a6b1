package io.github.mesdk.internal;

import io.github.mesdk.error.MeException;

/**
 * The outcome of one attempt. A value, so that the caller can decide about retries before it
 * throws.
 *
 * @param <T> the model of the answer
 */
public sealed interface ReadResult<T> {

  /**
   * The service returned an answer.
   *
   * @param answer the answer
   */
  record Success<T>(T answer) implements ReadResult<T> {}

  /**
   * The attempt failed.
   *
   * @param exception the exception to throw if the call cannot recover
   */
  record Failure<T>(MeException exception) implements ReadResult<T> {}
}
