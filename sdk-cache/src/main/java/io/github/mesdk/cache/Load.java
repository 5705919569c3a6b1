package io.github.mesdk.cache;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.concurrent.AgeClock.Moment;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
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
  private volatile CacheRequest request; // read without the lock after the end

  private final Set<Waiter<T>> waiters = new LinkedHashSet<>();
  private @Nullable Thread runner;
  private boolean isEnded;
  private boolean isInvalid;

  /** The part of this load that uses the second level; null until it begins to do so. */
  private volatile @Nullable SharedLoad<T> sharing;

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
      if (Freshness.expiresBefore(joining.token(), request.token())) {
        request = joining;
      }
    } finally {
      lock.unlock();
    }
    CompletableFuture<T> unused = waiter.whenComplete((answer, failure) -> leave(waiter));
    waits.await(waiter);
    return waiter;
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

  /**
   * Prevents an answer that the tombstone ends from being stored. A load that has not begun will
   * read the tombstone. Returns whether it ends the credential, so that no later call may join.
   */
  boolean noteTombstone(Tombstone tombstone) {
    lock.lock();
    try {
      SharedLoad<T> begun = sharing;
      if (begun == null) {
        return false;
      }
      tombstones.add(tombstone);
      isInvalid |= begun.uses(tombstone);
      return isInvalid;
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
      loads.store.put(key, request, loaded, tombstones, observer);
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
    end();
    SharedLoad<T> ended = sharing;
    if (ended != null) {
      ended.shareResult(request); // after the waiting calls have got the result
    }
  }

  private Loaded<T> load() {
    if (loads.shared == null) {
      return Loaded.from(source, loads.freshness.now());
    }
    Duration maxWait = deadline.remaining().dividedBy(2);
    SharedLoad<T> begun = loads.shared.load(this, loads, request, maxWait, observer);
    sharing = begun;
    return begun.run(source);
  }

  private void end() {
    try {
      Loaded<T> loaded = load();
      if (loaded.rejection() != null) {
        fail(loaded.rejection(), loaded.at());
      } else {
        succeed(loaded);
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

  private void succeed(Loaded<T> loaded) {
    finish(() -> loads.store.put(key, request, loaded, tombstones, observer))
        .forEach(waiter -> waiter.end(loaded.answer(), null));
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
        waiters.stream().filter(waiter -> waits.serves(cached, waiter)).forEach(served::add);
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
