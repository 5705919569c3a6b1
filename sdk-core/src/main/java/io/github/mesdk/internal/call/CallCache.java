package io.github.mesdk.internal.call;

import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The cache of a client, as its calls use it. Thread-safe.
 *
 * @param <T> the model of the answer
 */
@FunctionalInterface
public interface CallCache<T> {

  /**
   * Returns a future for the answer of one call. Cancelling the future affects this call only.
   *
   * @param load calls the service; blocks
   * @param hooks the hooks of the call
   */
  CompletableFuture<T> get(
      AccessToken token,
      MeArguments arguments,
      Deadline deadline,
      Supplier<T> load,
      CallHooks hooks);
}
