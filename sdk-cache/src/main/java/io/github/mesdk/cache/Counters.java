package io.github.mesdk.cache;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.AnswerCache.Use;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Counts what the cache does, and tells those whom it concerns. Thread-safe. */
final class Counters {
  private final Map<Use, LongAdder> counts = new EnumMap<>(Use.class);

  Counters() {
    for (Use use : Use.values()) {
      counts.put(use, new LongAdder());
    }
  }

  void used(Use use, Consumer<Use> told) {
    count(use);
    told.accept(use);
  }

  void count(Use use) {
    counter(use).increment();
  }

  MeCacheStats stats() {
    return new MeCacheStats(
        of(Use.HIT),
        of(Use.MISS),
        of(Use.COALESCED),
        of(Use.STALE),
        of(Use.NEGATIVE),
        of(Use.EVICTED),
        of(Use.REJECTED));
  }

  private long of(Use use) {
    return counter(use).sum();
  }

  private LongAdder counter(Use use) {
    return requireNonNull(counts.get(use));
  }
}
