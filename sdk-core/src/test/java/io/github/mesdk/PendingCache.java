package io.github.mesdk;

import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.time.Deadline;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Returns futures that the test completes. */
final class PendingCache implements AnswerCache {
  /** The futures that the cache returned, one for each caller. */
  final Queue<CompletableFuture<AuthInfo>> pending = new ConcurrentLinkedQueue<>();

  final CountDownLatch requested = new CountDownLatch(1);

  @Override
  @SuppressWarnings("unchecked")
  public <T extends CurrentUser> CompletableFuture<T> get(
      CacheRequest request, Deadline deadline, Supplier<T> load, Consumer<CacheOutcome> observer) {
    CompletableFuture<AuthInfo> answer = new CompletableFuture<>();
    pending.add(answer);
    requested.countDown();
    return (CompletableFuture<T>) answer;
  }
}
