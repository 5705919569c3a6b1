package io.github.mesdk.cache;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.concurrent.AgeClock.Moment;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One load of an answer, and the waiters that share it. It ends exactly once: with an answer, with
 * a failure, or when its last waiter leaves. Thread-safe.
 */
final class Load<T extends CurrentUser> implements Runnable {
  private final Key key;
  private final Supplier<T> source;
  private final Consumer<CacheOutcome> observer;
  private final InFlightLoads loads;

  /**
   * Guards the fields below. Held while {@link #runner} is interrupted, so that the interrupt
   * cannot hit the next load on that thread.
   */
  private final ReentrantLock lock = new ReentrantLock();

  /** Of all requests that share this load, the one whose token has the earliest known expiry. */
  private CacheRequest request;

  private final Set<Waiter<T>> waiters = new LinkedHashSet<>();
  private @Nullable Thread runner;
  private boolean isEnded;
  private boolean isInvalid;

  /** Whether the load continues without waiters, to refresh the answer for later calls. */
  private boolean continuesWithoutWaiters;

  Load(
      Key key,
      CacheRequest request,
      Supplier<T> source,
      Consumer<CacheOutcome> observer,
      InFlightLoads loads) {
    this.key = key;
    this.request = request;
    this.source = source;
    this.observer = observer;
    this.loads = loads;
  }

  Key key() {
    return key;
  }

  /** Adds a waiter, which waits until its deadline at most; returns null if the load has ended. */
  @Nullable CompletableFuture<T> join(
      CacheRequest joining, Deadline deadline, Consumer<CacheOutcome> waiterObserver) {
    Waiter<T> waiter = new Waiter<>(joining.token(), waiterObserver);
    lock.lock();
    try {
      if (isEnded) {
        return null;
      }
      waiters.add(waiter);
      if (expiresBefore(joining.token(), request.token())) {
        request = joining;
      }
    } finally {
      lock.unlock();
    }
    CompletableFuture<T> unused = waiter.whenComplete((answer, failure) -> leave(waiter));
    try {
      await(deadline, waiter);
    } catch (Throwable noThread) { // without a timer nothing would end the wait
      waiter.end(null, noThread);
    }
    return waiter;
  }

  private static boolean expiresBefore(AccessToken one, AccessToken other) {
    Instant expiry = one.expiresAt().orElse(Instant.MAX);
    return expiry.isBefore(other.expiresAt().orElse(Instant.MAX));
  }

  /** Limits the wait to the deadline, or to a shorter time if a stale answer is available. */
  private void await(Deadline deadline, Waiter<T> waiter) {
    long nanos = Math.min(deadline.remaining().toNanos(), loads.maxWaitNanos(key, waiter.token()));
    loads.timer.schedule(() -> onTimeout(deadline, waiter), nanos, waiter);
  }

  /** Makes the load continue when its last waiter leaves. */
  void continueWithoutWaiters() {
    lock.lock();
    try {
      continuesWithoutWaiters = true;
    } finally {
      lock.unlock();
    }
  }

  /** Prevents the result from being stored, because the result may predate a revocation. */
  void invalidate() {
    lock.lock();
    try {
      isInvalid = true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void run() {
    if (!begin()) {
      return;
    }
    Moment loadedAt = loads.freshness.now();
    try {
      succeed(requireNonNull(source.get(), "the load returned null"), loadedAt);
    } catch (Throwable failure) { // also an Error: nothing else would end the waits
      fail(failure);
    }
  }

  private boolean begin() {
    lock.lock();
    try {
      if (!isEnded) {
        runner = Thread.currentThread();
      }
      return !isEnded;
    } finally {
      lock.unlock();
    }
  }

  private void succeed(T answer, Moment loadedAt) {
    end(() -> loads.store.put(key, request, answer, loadedAt, observer))
        .forEach(waiter -> waiter.end(answer, null));
  }

  /**
   * Completes the waiters with a result that was stored before this load started. A cached answer
   * does not serve a waiter whose token has expired.
   *
   * @param cached the stored result; null if there is none
   * @return whether the load has ended, because the result serves all waiters
   */
  boolean endWith(@Nullable CompletableFuture<T> cached) {
    List<Waiter<T>> served = new ArrayList<>();
    boolean servesAll;
    lock.lock();
    try {
      if (cached != null) {
        waiters.stream().filter(waiter -> serves(cached, waiter)).forEach(served::add);
      }
      servesAll = served.size() == waiters.size();
      if (servesAll) {
        finish();
      }
    } finally {
      lock.unlock();
    }
    if (cached != null) {
      for (Waiter<T> waiter : served) {
        CompletableFuture<T> unused = cached.whenComplete(waiter::end);
      }
    }
    return servesAll;
  }

  private boolean serves(CompletableFuture<T> cached, Waiter<T> waiter) {
    return cached.isCompletedExceptionally() || !loads.freshness.hasExpired(waiter.token());
  }

  /**
   * Ends the load with a failure. After an outage, a waiter that may be served a stale answer
   * receives that answer instead.
   */
  void fail(Throwable failure) {
    for (Waiter<T> waiter : end(() -> loads.store.recordFailure(key, request, failure))) {
      if (!FailureKinds.isOutage(failure) || !serveStale(waiter)) {
        waiter.end(null, failure);
      }
    }
  }

  private List<Waiter<T>> end(Runnable storeResult) {
    lock.lock();
    try {
      if (runner != null) {
        // From now on, this load interrupts no thread. Clear an earlier interrupt, so that it does
        // not hit the next load on this thread.
        runner = null;
        Thread.interrupted();
      }
      if (isEnded) {
        return List.of();
      }
      if (!isInvalid) {
        storeResult.run();
      }
      // Remove the load only after the result is stored, because a call that finds no load must
      // find the result.
      finish();
      List<Waiter<T>> waiting = new ArrayList<>(waiters);
      waiters.clear();
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  private void finish() {
    loads.remove(this);
    isEnded = true;
  }

  /**
   * Completes the waiter with a stale answer. Returns false if no stale answer may be served. The
   * cast is safe, because the class of the answer is part of the key.
   */
  @SuppressWarnings("unchecked")
  private boolean serveStale(Waiter<T> waiter) {
    CachedAnswer stale = loads.staleOnError(key, waiter.token());
    if (stale == null) {
      return false;
    }
    if (!waiter.claim()) {
      return true;
    }
    // The load continues for later calls. During the retry pause, later calls take the stale answer
    // at once.
    continueWithoutWaiters();
    stale.markFailedReload(loads.freshness.now());
    loads.counters.record(CacheOutcome.STALE, waiter.observer());
    waiter.complete((T) stale.user());
    return true;
  }

  private void onTimeout(Deadline deadline, Waiter<T> waiter) {
    if (serveStale(waiter)) {
      return;
    }
    if (deadline.hasPassed()) {
      waiter.end(
          null,
          TransportException.of(
              key.provider(),
              Reason.TIMEOUT,
              "the call timed out while the cache loaded the answer",
              null));
    } else {
      await(deadline, waiter); // the stale answer was removed during the wait
    }
  }

  private void leave(Waiter<T> waiter) {
    lock.lock();
    try {
      waiters.remove(waiter);
      if (isEnded || continuesWithoutWaiters || !waiters.isEmpty()) {
        return;
      }
      finish();
      if (runner == null) {
        loads.unqueue(this);
      } else {
        runner.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }
}
