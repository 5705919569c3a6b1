package io.github.mesdk.internal;

import io.github.mesdk.error.MeException;

/**
 * How one attempt ended, as a value: what to do about it is decided before anything is thrown.
 *
 * @param <T> the model of the answer
 */
public sealed interface ReadResult<T> {

  /**
   * The service answered.
   *
   * @param answer the answer
   */
  record Success<T>(T answer) implements ReadResult<T> {}

  /**
   * It did not, or not well.
   *
   * @param exception what to throw if nothing better can be done
   */
  record Failure<T>(MeException exception) implements ReadResult<T> {}
}
