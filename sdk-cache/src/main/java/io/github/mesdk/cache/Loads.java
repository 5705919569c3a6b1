package io.github.mesdk.cache;

import io.github.mesdk.AnswerCache.Use;
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

/** The loads under way, one for each key, and what they need. */
final class Loads {
  final Shelf shelf;
  final Times times;
  final Counters counters;
  final Timer timer;
  private final ThreadPoolExecutor threads;
  private final ConcurrentMap<Key, Load<?>> running = new ConcurrentHashMap<>();

  Loads(MeCacheBuilder from, Shelf shelf, Times times, Counters counters) {
    this.shelf = shelf;
    this.times = times;
    this.counters = counters;
    this.timer = from.timer == null ? new SystemTimer() : from.timer;
    this.threads = DaemonThreads.pool(from.threads, from.maximumLoads, from.maximumQueue);
  }

  /** The one under way. The key holds the class of the answer. */
  @SuppressWarnings("unchecked")
  <T extends CurrentUser> @Nullable Load<T> running(Key key) {
    return (Load<T>) running.get(key);
  }

  /** Whether this is now the one for its key. */
  boolean isFirst(Load<?> load) {
    return running.putIfAbsent(load.key(), load) == null;
  }

  void start(Load<?> load, Consumer<Use> told) {
    try {
      threads.execute(load);
    } catch (RejectedExecutionException full) {
      counters.used(Use.REJECTED, told);
      load.fail(
          TransportException.of(
              load.key().endpoint().provider(),
              Reason.TOO_BUSY,
              "too many questions are under way",
              null));
    } catch (Throwable noThread) { // such as an OutOfMemoryError: all who wait are to hear of it
      load.fail(noThread);
    }
  }

  /** It takes no other's place in the queue. */
  void forget(Load<?> load) {
    threads.remove(load);
  }

  void ended(Load<?> load) {
    running.remove(load.key(), load);
  }

  /** Who asks from now on gets an answer of its own, and none of these is kept. */
  void forgetAll() {
    for (Load<?> load : running.values()) {
      load.forget();
      ended(load);
    }
  }

  /** The answer that may stand in for a failure of the service; null if there is none. */
  @Nullable Answer staleOnError(Key key, AccessToken token) {
    Answer answer = shelf.answer(key);
    return answer != null && times.mayServeOnError(answer, token) ? answer : null;
  }

  /** For how many nanoseconds one who asks waits for a load before another look, at the most. */
  long patience(Key key, AccessToken token) {
    Answer answer = staleOnError(key, token);
    return answer == null ? Long.MAX_VALUE : times.patience(answer, token);
  }
}
