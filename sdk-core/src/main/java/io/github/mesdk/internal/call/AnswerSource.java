package io.github.mesdk.internal.call;

import io.github.mesdk.internal.ReadResult;
import io.github.mesdk.token.AccessToken;

/**
 * The source from which one call gets the answer for a token.
 *
 * @param <T> the model of the answer
 */
@FunctionalInterface
interface AnswerSource<T> {

  /** Returns the answer for this token, or the failure. Blocks. */
  ReadResult<T> get(AccessToken token);
}
