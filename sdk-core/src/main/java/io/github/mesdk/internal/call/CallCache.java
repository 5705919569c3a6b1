package io.github.mesdk.internal.call;

import io.github.mesdk.token.AccessToken;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A cache as one call sees it.
 *
 * @param <T> the model of the answer
 */
@FunctionalInterface
public interface CallCache<T> {

  /**
   * The answer to come for this token. Cancelling it affects this call alone.
   *
   * @param load asks the service; blocks
   */
  CompletableFuture<T> get(AccessToken token, Supplier<T> load);
}
