package io.github.mesdk.internal.call;

import io.github.mesdk.internal.ReadResult;
import io.github.mesdk.token.AccessToken;

/**
 * Where one call gets the answer for a token.
 *
 * @param <T> the model of the answer
 */
@FunctionalInterface
interface AnswerSource<T> {

  /** The answer for this token, or why there is none. Blocks. */
  ReadResult<T> ask(AccessToken token);
}
