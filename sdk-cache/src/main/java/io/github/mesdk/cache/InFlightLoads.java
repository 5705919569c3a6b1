package io.github.mesdk.cache;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.concurrent.DaemonThreads;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.token.AccessToken;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The loads that run or wait for a thread, one for each key, and what they need. */
final class InFlightLoads {
  final AnswerStore store;
  final Freshness freshness;
  final Counters counters;
  final Timer timer;
  private final ThreadPoolExecutor threads;
  private final ConcurrentMap<Key, Load<?>> inFlight = new ConcurrentHashMap<>();

  InFlightLoads(MeCacheBuilder from, AnswerStore store, Freshness freshness, Counters counters) {
    this.store = store;
    this.freshness = freshness;
    this.counters = counters;
    this.timer = from.timer == null ? new SystemTimer() : from.timer;
    this.threads =
        DaemonThreads.pool(from.threads, from.maximumConcurrentLoads, from.maximumQueuedLoads);
  }

  /** The one in flight. The key holds the class of the answer. */
  @SuppressWarnings("unchecked")
  <T extends CurrentUser> @Nullable Load<T> find(Key key) {
    return (Load<T>) inFlight.get(key);
  }

  /** Whether this is now the one for its key. */
  boolean isFirst(Load<?> load) {
    return inFlight.putIfAbsent(load.key(), load) == null;
  }

  void start(Load<?> load, Consumer<CacheOutcome> observer) {
    try {
      threads.execute(load);
    } catch (RejectedExecutionException full) {
      counters.used(CacheOutcome.REJECTED, observer);
      load.fail(
          TransportException.of(
              load.key().endpoint().provider(),
              Reason.TOO_BUSY,
              "too many loads of the cache wait for a thread",
              null));
    } catch (Throwable noThread) { // such as an OutOfMemoryError: all waiters are to hear of it
      load.fail(noThread);
    }
  }

  /** It takes no other load's place in the queue. */
  void unqueue(Load<?> load) {
    threads.remove(load);
  }

  void ended(Load<?> load) {
    inFlight.remove(load.key(), load);
  }

  /** Later calls load anew, and no answer of these is kept. */
  void invalidateAll() {
    for (Load<?> load : inFlight.values()) {
      load.invalidate();
      ended(load);
    }
  }

  /** The answer that may stand in for a failure of the service; null if there is none. */
  @Nullable CachedAnswer staleOnError(Key key, AccessToken token) {
    CachedAnswer answer = store.answer(key);
    return answer != null && freshness.mayServeOnError(answer, token) ? answer : null;
  }

  /** For how many nanoseconds a call waits for a load before it looks again, at the most. */
  long maxWaitBeforeStale(Key key, AccessToken token) {
    CachedAnswer answer = staleOnError(key, token);
    return answer == null ? Long.MAX_VALUE : freshness.maxWaitBeforeStale(answer, token);
  }
}
