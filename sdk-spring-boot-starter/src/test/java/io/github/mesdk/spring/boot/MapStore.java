package io.github.mesdk.spring.boot;

import io.github.mesdk.cache.SecondLevel;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A store in a map, whose entries do not expire. */
final class MapStore implements SecondLevel.Store {
  private final Map<String, byte[]> entries = new ConcurrentHashMap<>();

  @Override
  public CompletionStage<Optional<byte[]>> get(String key, Deadline deadline) {
    return CompletableFuture.completedFuture(Optional.ofNullable(entries.get(key)));
  }

  @Override
  public CompletionStage<?> put(String key, byte[] value, Duration timeToLive, Deadline deadline) {
    entries.put(key, value);
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CompletionStage<Boolean> putIfAbsent(
      String key, byte[] value, Duration timeToLive, Deadline deadline) {
    return CompletableFuture.completedFuture(entries.putIfAbsent(key, value) == null);
  }

  @Override
  public CompletionStage<?> remove(String key, Deadline deadline) {
    entries.remove(key);
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CompletionStage<Boolean> remove(String key, byte[] expected, Deadline deadline) {
    byte[] found = entries.get(key);
    boolean isEqual = found != null && Arrays.equals(found, expected);
    return CompletableFuture.completedFuture(isEqual && entries.remove(key, found));
  }

  @Override
  public void subscribe(String prefix, Listener listener) {}
}
