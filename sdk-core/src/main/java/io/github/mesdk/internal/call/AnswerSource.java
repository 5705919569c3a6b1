package io.github.mesdk.internal.call;

import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.internal.ReadResult;
import io.github.mesdk.token.AccessToken;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The source from which one call gets the answer for a token.
 *
 * @param <T> the model of the answer
 */
@FunctionalInterface
interface AnswerSource<T> {

  /** Returns the answer for this token, or the failure. Blocks. */
  ReadResult<T> get(AccessToken token);

  /**
   * Returns a source that does not ask {@code service} about a token that {@code filter} refuses;
   * {@code service} itself without a filter.
   */
  static <T> AnswerSource<T> filtered(
      @Nullable Consumer<AccessToken> filter, AnswerSource<T> service) {
    if (filter == null) {
      return service;
    }
    return token -> {
      try {
        filter.accept(token);
      } catch (UnauthenticatedException refused) {
        return new ReadResult.Failure<>(refused);
      }
      return service.get(token);
    };
  }
}
