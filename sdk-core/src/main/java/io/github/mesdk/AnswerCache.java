package io.github.mesdk;

import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.time.Deadline;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Caches answers, so that a backend does not call the provider for every request it serves. The
 * implementation is {@code MeCache} in {@code sdk-cache}; pass it to {@link
 * MeClientBuilder#answerCache}. A client without a cache calls the provider every time.
 * Thread-safe; several clients may share one cache.
 *
 * <p>Applications do not implement this interface. Its method takes internal types of the SDK,
 * which change without notice.
 */
public interface AnswerCache {

  /**
   * Returns the answer for one call of a client. Each call gets its own future. Cancelling the
   * future affects no other call. The cache completes the future by the deadline, with a {@link
   * io.github.mesdk.error.TransportException.Reason#TIMEOUT} failure if there is no answer. The
   * client does not enforce the deadline itself. If {@code load} throws an exception of the SDK,
   * each waiting call gets its own copy of the exception.
   *
   * @param request everything the answer depends on
   * @param deadline how long this call waits; {@code load} has its own time limit
   * @param load calls the provider and blocks until the answer is there. It ends at once if its
   *     thread is interrupted. If it throws an exception, the waiting calls fail with that
   *     exception.
   * @param observer receives each outcome; never throws. The cache may keep the observer for as
   *     long as it keeps the answer, and may call the observer on any thread.
   * @return a future for the answer; never null
   */
  <T extends CurrentUser> CompletableFuture<T> get(
      CacheRequest request, Deadline deadline, Supplier<T> load, Consumer<CacheOutcome> observer);

  /**
   * Checks a client while it is built. The default accepts every client.
   *
   * @throws IllegalArgumentException if this cache cannot serve clients with these settings
   */
  default void check(CacheRequest.Endpoint endpoint) {}
}
