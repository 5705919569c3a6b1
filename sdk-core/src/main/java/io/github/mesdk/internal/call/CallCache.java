package io.github.mesdk.internal.call;

import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A client's cache as its calls see it. Thread-safe.
 *
 * @param <T> the model of the answer
 */
@FunctionalInterface
public interface CallCache<T> {

  /**
   * The answer to come for one call. Cancelling it affects this call alone.
   *
   * @param load asks the service; blocks
   * @param hooks those of the call
   */
  CompletableFuture<T> get(
      AccessToken token,
      MeArguments arguments,
      Deadline deadline,
      Supplier<T> load,
      CallHooks hooks);
}
