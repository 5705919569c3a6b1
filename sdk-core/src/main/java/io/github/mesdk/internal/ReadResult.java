package io.github.mesdk.internal;

import io.github.mesdk.error.MeException;
import java.util.List;

/**
 * The outcome of one attempt. A failure is a value here, so that the caller can decide about a
 * retry before it throws the exception.
 *
 * @param <T> the model of the answer
 */
public sealed interface ReadResult<T> {

  /**
   * The service returned an answer.
   *
   * @param answer the answer
   * @param unreadable the paths of the first optional JSON members that could not be read
   */
  record Success<T>(T answer, List<String> unreadable) implements ReadResult<T> {

    /** Creates the result of an answer that could be read completely. */
    public Success(T answer) {
      this(answer, List.of());
    }
  }

  /**
   * The attempt failed.
   *
   * @param exception the exception to throw if the call cannot recover
   */
  record Failure<T>(MeException exception) implements ReadResult<T> {}
}
