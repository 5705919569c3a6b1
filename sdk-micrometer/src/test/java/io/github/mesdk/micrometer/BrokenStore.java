package io.github.mesdk.micrometer;

import io.github.mesdk.cache.SecondLevel;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A store of a second level that is down. */
final class BrokenStore implements SecondLevel.Store {
  private static <T> CompletableFuture<T> failed() {
    return CompletableFuture.failedFuture(new IllegalStateException("the store is down"));
  }

  @Override
  public CompletionStage<Optional<byte[]>> get(String key, Deadline deadline) {
    return failed();
  }

  @Override
  public CompletionStage<?> put(String key, byte[] value, Duration timeToLive, Deadline deadline) {
    return failed();
  }

  @Override
  public CompletionStage<Boolean> putIfAbsent(
      String key, byte[] value, Duration timeToLive, Deadline deadline) {
    return failed();
  }

  @Override
  public CompletionStage<?> remove(String key, Deadline deadline) {
    return failed();
  }

  @Override
  public CompletionStage<Boolean> remove(String key, byte[] expected, Deadline deadline) {
    return failed();
  }

  @Override
  public void subscribe(String prefix, Listener listener) {}
}
