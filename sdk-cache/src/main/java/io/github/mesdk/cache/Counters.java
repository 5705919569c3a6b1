package io.github.mesdk.cache;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.CacheOutcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Counts outcomes and reports them to the observers of the calls. Thread-safe. */
final class Counters {
  private final Map<CacheOutcome, LongAdder> counts = new EnumMap<>(CacheOutcome.class);

  Counters() {
    for (CacheOutcome outcome : CacheOutcome.values()) {
      counts.put(outcome, new LongAdder());
    }
  }

  void record(CacheOutcome outcome, Consumer<CacheOutcome> observer) {
    count(outcome);
    observer.accept(outcome);
  }

  void count(CacheOutcome outcome) {
    counter(outcome).increment();
  }

  MeCacheStats stats() {
    return new MeCacheStats(
        of(CacheOutcome.HIT),
        of(CacheOutcome.MISS),
        of(CacheOutcome.COALESCED),
        of(CacheOutcome.STALE),
        of(CacheOutcome.NEGATIVE),
        of(CacheOutcome.EVICTED),
        of(CacheOutcome.REJECTED),
        of(CacheOutcome.SECOND_LEVEL_HIT),
        of(CacheOutcome.SECOND_LEVEL_FAILED),
        of(CacheOutcome.SECOND_LEVEL_UNREADABLE));
  }

  private long of(CacheOutcome outcome) {
    return counter(outcome).sum();
  }

  private LongAdder counter(CacheOutcome outcome) {
    return requireNonNull(counts.get(outcome));
  }
}
