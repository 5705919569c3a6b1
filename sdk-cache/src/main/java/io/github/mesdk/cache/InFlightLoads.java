package io.github.mesdk.cache;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.concurrent.DaemonThreads;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.token.AccessToken;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The running and queued loads, at most one per key, and their thread pool. Thread-safe. */
final class InFlightLoads {
  final AnswerStore store;
  final Freshness freshness;
  final Counters counters;
  final Timer timer;

  /** Null without a second level. */
  final @Nullable SharedAnswers shared;

  private final ThreadPoolExecutor threads;
  private final ConcurrentMap<Key, Load<?>> inFlight = new ConcurrentHashMap<>();

  InFlightLoads(
      MeCacheBuilder from,
      AnswerStore store,
      @Nullable SharedAnswers shared,
      Timer timer,
      Freshness freshness,
      Counters counters) {
    this.store = store;
    this.freshness = freshness;
    this.counters = counters;
    this.shared = shared;
    this.timer = timer;
    this.threads =
        DaemonThreads.pool(from.threads, from.maximumConcurrentLoads, from.maximumQueuedLoads);
  }

  /**
   * Returns the load of a key; null if the key has no load. The cast is safe, because the class of
   * the answer is part of the key.
   */
  @SuppressWarnings("unchecked")
  <T extends CurrentUser> @Nullable Load<T> find(Key key) {
    return (Load<T>) inFlight.get(key);
  }

  /** Registers a load; returns false if its key already has one. */
  boolean register(Load<?> load) {
    return inFlight.putIfAbsent(load.key(), load) == null;
  }

  void start(Load<?> load, Consumer<CacheOutcome> observer) {
    try {
      threads.execute(load);
    } catch (RejectedExecutionException full) {
      counters.record(CacheOutcome.REJECTED, observer);
      load.fail(
          TransportException.of(
              load.key().provider(), Reason.TOO_BUSY, "the load queue of the cache is full", null));
    } catch (Throwable noThread) { // an OutOfMemoryError, for example: fail all waiters
      load.fail(noThread);
    }
  }

  /** Removes a load from the queue to free its slot. */
  void unqueue(Load<?> load) {
    threads.remove(load);
  }

  void remove(Load<?> load) {
    inFlight.remove(load.key(), load);
  }

  /** Detaches all loads. Their results are not stored, and later calls start new loads. */
  void invalidateAll() {
    for (Load<?> load : inFlight.values()) {
      load.invalidate();
      remove(load);
    }
  }

  /**
   * Prevents loads in flight from storing an answer that the tombstone ends. The subject of a load
   * is not known before its end, so later calls still join a load whose subject was invalidated.
   *
   * @return the loads with an invalidated credential, which later calls must not join
   */
  List<Load<?>> noteTombstone(Tombstone tombstone) {
    List<Load<?>> ended = new ArrayList<>(0);
    for (Load<?> load : inFlight.values()) {
      if (load.noteTombstone(tombstone)) {
        ended.add(load);
      }
    }
    return ended;
  }

  /**
   * Returns whether the result of another member ends a load. A stale answer does so only if this
   * member has none, because a load in the background has to replace it. A stale answer that may
   * only be served during an outage is stored for that case.
   */
  <T extends CurrentUser> boolean accepts(Load<T> load, AccessToken token, Loaded<T> loaded) {
    if (loaded.rejection() != null) {
      return !freshness.hasRejectionExpired(loaded.at());
    }
    CachedAnswer own = store.answer(load.key());
    if (freshness.isFresh(loaded, token)
        || (own == null && freshness.mayServeStale(loaded, token))) {
      return true;
    }
    boolean isNewer = own == null || loaded.at().nanosSince(own.loadedAt()) > 0;
    if (isNewer && freshness.mayServeOnError(loaded, token)) {
      load.storeStale(loaded);
    }
    return false;
  }

  /**
   * Returns the stale answer that may be served in place of a failure in an outage; null if there
   * is none.
   */
  @Nullable CachedAnswer staleOnError(Key key, AccessToken token) {
    CachedAnswer answer = store.answer(key);
    return answer != null && freshness.mayServeOnError(answer, token) ? answer : null;
  }

  /** Returns how many nanoseconds a call waits for a load before it takes a stale answer. */
  long maxWaitNanos(Key key, AccessToken token) {
    CachedAnswer answer = staleOnError(key, token);
    return answer == null ? Long.MAX_VALUE : freshness.maxWaitNanos(answer, token);
  }
}
