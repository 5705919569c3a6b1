package io.github.mesdk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What all events of one call share. Thread-safe. */
final class CallContext {
  final String provider;
  final long id;

  /** The attempts of a call come one after the other, each after the end of the one before. */
  private int attempts;

  private final AtomicReference<Map<Class<?>, Object>> attachments =
      new AtomicReference<>(Map.of());

  CallContext(String provider, long id) {
    this.provider = provider;
    this.id = id;
  }

  /** The same call, without what the listeners attached to it. */
  CallContext withoutAttachments() {
    return new CallContext(provider, id);
  }

  /** The number of an attempt that starts. */
  int nextAttempt() {
    return ++attempts;
  }

  <V> void attach(Class<V> key, V value) {
    attachments.updateAndGet(before -> {
      Map<Class<?>, Object> after = new HashMap<>(before);
      after.put(key, value);
      return after;
    });
  }

  <V> Optional<V> attachment(Class<V> key) {
    return Optional.ofNullable(attachments.get().get(key)).map(key::cast);
  }
}
