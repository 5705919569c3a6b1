package io.github.mesdk.cache;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.model.CurrentUser;
import java.util.concurrent.CompletableFuture;

/** Limits how long calls wait for one load. Thread-safe. */
final class WaitLimits<T extends CurrentUser> {
  private final Load<T> load;
  private final InFlightLoads loads;

  WaitLimits(Load<T> load, InFlightLoads loads) {
    this.load = load;
    this.loads = loads;
  }

  /** Limits the wait to the deadline, or to a shorter time if a stale answer is available. */
  void await(Waiter<T> waiter) {
    try {
      long nanos =
          Math.min(
              waiter.deadline().remaining().toNanos(),
              loads.maxWaitNanos(load.key(), waiter.token()));
      loads.timer.schedule(() -> onTimeout(waiter), nanos, waiter);
    } catch (Throwable noThread) { // without a timer nothing would end the wait
      waiter.end(null, noThread);
    }
  }

  /** Returns whether a cached result serves the waiter: an answer does until its token expires. */
  boolean serves(CompletableFuture<T> cached, Waiter<T> waiter) {
    return cached.isCompletedExceptionally() || !loads.freshness.hasExpired(waiter.token());
  }

  /**
   * Completes the waiter with a stale answer. Returns false if no stale answer may be served. The
   * cast is safe, because the class of the answer is part of the key.
   */
  @SuppressWarnings("unchecked")
  boolean serveStale(Waiter<T> waiter) {
    CachedAnswer stale = loads.staleOnError(load.key(), waiter.token());
    if (stale == null) {
      return false;
    }
    if (!waiter.claim()) {
      return true;
    }
    // The load continues for later calls. During the retry pause, later calls take the stale answer
    // at once.
    load.continueWithoutWaiters();
    stale.markFailedReload(loads.freshness.now());
    loads.counters.record(CacheOutcome.STALE, waiter.observer());
    waiter.complete((T) stale.user());
    return true;
  }

  private void onTimeout(Waiter<T> waiter) {
    if (serveStale(waiter)) {
      return;
    }
    if (waiter.deadline().hasPassed()) {
      waiter.end(
          null,
          TransportException.of(
              load.key().provider(),
              Reason.TIMEOUT,
              "the call timed out while the cache loaded the answer",
              null));
    } else {
      await(waiter); // the stale answer was removed during the wait
    }
  }
}
