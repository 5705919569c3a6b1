package io.github.mesdk.cache.contract;

import io.github.mesdk.cache.SecondLevel.Store;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** A store in the memory of one process, for tests with several caches. Thread-safe. */
public final class MemoryStore implements Store {
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final CopyOnWriteArrayList<BiConsumer<String, Boolean>> listeners =
      new CopyOnWriteArrayList<>();
  private final InstantSource clock;

  /** Whether this store serves entries that have expired. */
  public volatile boolean keepsExpired;

  /** Creates an empty store. */
  public MemoryStore(InstantSource clock) {
    this.clock = clock;
  }

  /** Compared by identity: two members may store equal values. */
  private static final class Entry {
    private final byte[] value;
    private final Instant expiry;

    Entry(byte[] value, Instant expiry) {
      this.value = value;
      this.expiry = expiry;
    }
  }

  private Entry entry(byte[] value, Duration life) {
    return new Entry(value.clone(), clock.instant().plus(life));
  }

  private Optional<byte[]> live(Entry entry) {
    return entry != null && (keepsExpired || clock.instant().isBefore(entry.expiry))
        ? Optional.of(entry.value.clone())
        : Optional.empty();
  }

  private void report(String key) {
    listeners.forEach(listener -> listener.accept(key, false));
  }

  @Override
  public CompletionStage<Optional<byte[]>> get(String key, Deadline deadline) {
    return CompletableFuture.completedFuture(live(entries.get(key)));
  }

  @Override
  public CompletionStage<?> put(String key, byte[] value, Duration life, Deadline deadline) {
    entries.put(key, entry(value, life));
    report(key);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  @SuppressWarnings("ReferenceEquality")
  public CompletionStage<Boolean> putIfAbsent(
      String key, byte[] value, Duration life, Deadline deadline) {
    Entry wanted = entry(value, life);
    Entry result = entries.compute(key, (name, old) -> live(old).isPresent() ? old : wanted);
    if (result == wanted) {
      report(key);
    }
    return CompletableFuture.completedFuture(result == wanted);
  }

  @Override
  public CompletionStage<?> remove(String key, Deadline deadline) {
    entries.remove(key);
    report(key);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Boolean> remove(String key, byte[] expected, Deadline deadline) {
    Entry old = entries.get(key);
    boolean isRemoved =
        live(old).filter(value -> Arrays.equals(value, expected)).isPresent()
            && entries.remove(key, old);
    if (isRemoved) {
      report(key);
    }
    return CompletableFuture.completedFuture(isRemoved);
  }

  @Override
  public void subscribe(String prefix, Listener listener) {
    listeners.add((key, isMissed) -> {
      if (isMissed) {
        listener.missed();
      } else if (key.startsWith(prefix)) {
        listener.changed(key);
      }
    });
  }

  /** Removes all entries without a report of their keys, as a restart does. */
  public void restart() {
    entries.clear();
    listeners.forEach(listener -> listener.accept("", true));
  }

  /** Returns the values by their keys, with those that have expired. */
  public Map<String, byte[]> values() {
    Map<String, byte[]> values = new ConcurrentHashMap<>();
    entries.forEach((key, entry) -> values.put(key, entry.value));
    return values;
  }

  /** Replaces the value of an existing key. */
  public void damage(String key, byte[] value) {
    entries.computeIfPresent(key, (name, old) -> new Entry(value, old.expiry));
  }
}
