package io.github.mesdk;

import io.github.mesdk.error.MeException;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Records each call and stores no answer. It loads on the calling thread. */
final class RecordingCache implements AnswerCache {
  final List<CacheRequest> requests = new CopyOnWriteArrayList<>();
  final List<Duration> timesLeft = new CopyOnWriteArrayList<>();
  final List<Consumer<CacheOutcome>> observers = new CopyOnWriteArrayList<>();

  @Override
  public <T extends CurrentUser> CompletableFuture<T> get(
      CacheRequest request, Deadline deadline, Supplier<T> load, Consumer<CacheOutcome> observer) {
    requests.add(request);
    timesLeft.add(deadline.remaining());
    observers.add(observer);
    observer.accept(CacheOutcome.MISS);
    try {
      return CompletableFuture.completedFuture(load.get());
    } catch (MeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }
}
