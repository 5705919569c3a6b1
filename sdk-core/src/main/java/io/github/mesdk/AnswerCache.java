package io.github.mesdk;

import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.time.Deadline;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Remembers answers, so that a backend that asks on each request does not ask the service each
 * time: {@code MeCache} of {@code sdk-cache}. Give it to {@link MeClientBuilder#answerCache}.
 * Thread-safe; several clients may share one. A client without a cache asks the service each time.
 *
 * <p>This is not an interface to implement: what a request to it consists of is known to {@code
 * sdk-cache} alone, and changes without notice.
 */
public interface AnswerCache {

  /**
   * Answers one call of a client. The future is that call's alone: cancelling it affects no other
   * call. It is completed by the deadline, with a {@link
   * io.github.mesdk.error.TransportException.Reason#TIMEOUT} if need be: the client does not watch
   * over that. Each call that fails gets an exception of its own, unless it is none of the SDK's.
   *
   * @param request what the answer depends on
   * @param deadline how long this call waits; {@code load} has a limit of its own
   * @param load asks the service; blocks, and ends at once when its thread is interrupted. It
   *     throws what the calls are to fail with.
   * @param observer receives what was done; may be kept as long as the answer is and called on any
   *     thread; never throws
   * @return the answer to come; never null
   */
  <T extends CurrentUser> CompletableFuture<T> get(
      CacheRequest request, Deadline deadline, Supplier<T> load, Consumer<CacheOutcome> observer);
}
