package io.github.mesdk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The state that all events of one call share. Thread-safe. */
final class CallContext {
  final String provider;
  final long id;

  /** Not atomic: the attempts of a call never overlap. */
  private int attempts;

  private final AtomicReference<Map<Class<?>, Object>> attachments =
      new AtomicReference<>(Map.of());

  CallContext(String provider, long id) {
    this.provider = provider;
    this.id = id;
  }

  /** Returns the context of the same call without the values that listeners attached. */
  CallContext withoutAttachments() {
    return new CallContext(provider, id);
  }

  /** Returns the number of the attempt that is starting, counted from 1. */
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
