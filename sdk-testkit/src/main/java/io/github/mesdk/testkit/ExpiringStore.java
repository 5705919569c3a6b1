package io.github.mesdk.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a provider has issued, by a key. It drops expired values once there are many, so that a
 * server can run for days. Few values are all kept: the provider reports why an expired one fails.
 * Thread-safe.
 */
final class ExpiringStore<V> {
  /** The number of values that are kept although they have expired. */
  static final int KEPT = 10_000;

  private final Map<String, V> values = new LinkedHashMap<>();
  private final Predicate<V> expired;
  private int limit = KEPT;

  ExpiringStore(Predicate<V> expired) {
    this.expired = expired;
  }

  synchronized void put(String key, V value) {
    if (values.size() >= limit) {
      values.values().removeIf(expired);
      // Twice the rest, so that many valid values are not examined at every call.
      limit = Math.max(KEPT, 2 * values.size());
    }
    values.put(key, value);
  }

  synchronized Optional<V> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Removes a value; only one of several concurrent calls gets it. */
  synchronized Optional<V> remove(String key) {
    return Optional.ofNullable(values.remove(key));
  }

  synchronized List<String> keys() {
    return List.copyOf(values.keySet());
  }

  synchronized List<V> values() {
    return List.copyOf(values.values());
  }
}
