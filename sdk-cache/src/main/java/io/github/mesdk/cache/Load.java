package io.github.mesdk.cache;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.concurrent.AgeClock.Moment;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
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

  private final WaitLimits<T> waits;

  /** The deadline of the call that started this load. */
  private final Deadline deadline;

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

  /** The tombstones that were written during this load. */
  private final Set<Tombstone> tombstones = new HashSet<>(0);

  /** Whether the load continues without waiters, to refresh the answer for later calls. */
  private boolean continuesWithoutWaiters;

  Load(
      Key key,
      CacheRequest request,
      Supplier<T> source,
      Deadline deadline,
      Consumer<CacheOutcome> observer,
      InFlightLoads loads) {
    this.key = key;
    this.request = request;
    this.source = source;
    this.deadline = deadline;
    this.waits = new WaitLimits<>(this, loads);
    this.observer = observer;
    this.loads = loads;
  }

  Key key() {
    return key;
  }

  /** Adds a waiter, which waits until its deadline at most; returns null if the load has ended. */
  @Nullable CompletableFuture<T> join(
      CacheRequest joining, Deadline waiterDeadline, Consumer<CacheOutcome> waiterObserver) {
    Waiter<T> waiter = new Waiter<>(joining.token(), waiterDeadline, waiterObserver);
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
      waits.await(waiter);
    } catch (Throwable noThread) { // without a timer nothing would end the wait
      waiter.end(null, noThread);
    }
    return waiter;
  }

  private static boolean expiresBefore(AccessToken one, AccessToken other) {
    Instant expiry = one.expiresAt().orElse(Instant.MAX);
    return expiry.isBefore(other.expiresAt().orElse(Instant.MAX));
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

  void noteTombstone(Tombstone tombstone) {
    lock.lock();
    try {
      tombstones.add(tombstone);
    } finally {
      lock.unlock();
    }
  }

  /** Stores a stale answer of another member, in case that this load fails in an outage. */
  void storeStale(Loaded<T> loaded) {
    List<Waiter<T>> waiting;
    lock.lock();
    try {
      if (isEnded || isInvalid) {
        return;
      }
      T answer = requireNonNull(loaded.answer());
      loads.store.put(key, request, answer, loaded, tombstones, observer);
      waiting = List.copyOf(waiters);
    } finally {
      lock.unlock();
    }
    waiting.forEach(waits::await); // now they wait less long
  }

  @Override
  public void run() {
    if (!begin()) {
      return;
    }
    if (loads.shared == null) {
      Moment loadedAt = loads.freshness.now();
      end(() -> Loaded.of(requireNonNull(source.get(), "the load returned null"), loadedAt));
      return;
    }
    Duration maxWait = deadline.remaining().dividedBy(2);
    SharedLoad<T> sharing = loads.shared.load(this, loads, request, maxWait, observer);
    end(() -> sharing.run(source));
    sharing.shareResult(); // after the waiting calls have got the result
  }

  private void end(Supplier<Loaded<T>> loading) {
    try {
      Loaded<T> loaded = loading.get();
      if (loaded.rejection() != null) {
        fail(loaded.rejection(), loaded.at());
      } else {
        succeed(requireNonNull(loaded.answer()), loaded);
      }
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

  private void succeed(T answer, Loaded<T> loaded) {
    finish(() -> loads.store.put(key, request, answer, loaded, tombstones, observer))
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
    fail(failure, loads.freshness.now());
  }

  private void fail(Throwable failure, Moment at) {
    for (Waiter<T> waiter : finish(() -> loads.store.recordFailure(key, request, failure, at))) {
      if (!FailureKinds.isOutage(failure) || !waits.serveStale(waiter)) {
        waiter.end(null, failure);
      }
    }
  }

  private List<Waiter<T>> finish(Runnable storeResult) {
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
