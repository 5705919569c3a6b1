package io.github.mesdk.cache;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.CacheOutcome;
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
 * One request that is put to a service, and all calls that wait for the answer. It ends once: with
 * an answer, with a failure, or because no call waits for it any more.
 */
final class Load<T extends CurrentUser> implements Runnable {
  private final Key key;
  private final Supplier<T> source;
  private final Consumer<CacheOutcome> observer;
  private final InFlightLoads loads;

  /** Guards what is below. Held to interrupt, so that the thread cannot be at its next load. */
  private final ReentrantLock lock = new ReentrantLock();

  /** That of the call which knows the earliest expiry of the token. */
  private CacheRequest request;

  private final Set<Waiter<T>> waiters = new LinkedHashSet<>();
  private @Nullable Thread runner;
  private boolean isEnded;
  private boolean isInvalid;

  /** Whether it goes on when no call waits, since one was served a stale answer meanwhile. */
  private boolean isWanted;

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

  /** One more call waits, no longer than its deadline; null if this has ended. */
  @Nullable CompletableFuture<T> join(
      CacheRequest asked, Deadline deadline, Consumer<CacheOutcome> ofTheCall) {
    Waiter<T> waiter = new Waiter<>(asked.token(), ofTheCall);
    lock.lock();
    try {
      if (isEnded) {
        return null;
      }
      waiters.add(waiter);
      if (expiresBefore(asked.token(), request.token())) {
        request = asked;
      }
    } finally {
      lock.unlock();
    }
    CompletableFuture<T> unused = waiter.whenComplete((answer, failure) -> leave(waiter));
    try {
      await(deadline, waiter);
    } catch (Throwable noThread) { // nothing else would end the wait
      waiter.end(null, noThread);
    }
    return waiter;
  }

  private static boolean expiresBefore(AccessToken one, AccessToken other) {
    Instant expiry = one.expiresAt().orElse(Instant.MAX);
    return expiry.isBefore(other.expiresAt().orElse(Instant.MAX));
  }

  /** A call that a stale answer can serve waits less long than its deadline: a load may hang. */
  private void await(Deadline deadline, Waiter<T> waiter) {
    long nanos =
        Math.min(deadline.remaining().toNanos(), loads.maxWaitBeforeStale(key, waiter.token()));
    loads.timer.runLate(() -> timeUp(deadline, waiter), nanos, waiter);
  }

  /** It goes on although no call waits for it. */
  void keepGoing() {
    lock.lock();
    try {
      isWanted = true;
    } finally {
      lock.unlock();
    }
  }

  /** Its answer is not kept: the service may have given it before something was revoked. */
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
    long loadedAt = loads.freshness.now();
    try {
      succeed(requireNonNull(source.get(), "the load gave null"), loadedAt);
    } catch (Throwable failed) { // an Error too: nothing else would end the waits
      fail(failed);
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

  private void succeed(T answer, long loadedAt) {
    end(() -> loads.store.put(key, request, answer, loadedAt, observer))
        .forEach(waiter -> waiter.end(answer, null));
  }

  /**
   * Gives the waiters what turned out to be known before it began, and ends unless that is of no
   * use to one of them: an answer is not for a call that knows that its token has expired.
   */
  boolean endsAs(@Nullable CompletableFuture<T> known) {
    List<Waiter<T>> served = new ArrayList<>();
    boolean isOver;
    lock.lock();
    try {
      if (known != null) {
        waiters.stream().filter(waiter -> isFor(known, waiter)).forEach(served::add);
      }
      isOver = served.size() == waiters.size();
      if (isOver) {
        finish();
      }
    } finally {
      lock.unlock();
    }
    if (known != null) {
      for (Waiter<T> waiter : served) {
        CompletableFuture<T> unused = known.whenComplete(waiter::end);
      }
    }
    return isOver;
  }

  private boolean isFor(CompletableFuture<T> known, Waiter<T> waiter) {
    return known.isCompletedExceptionally() || !loads.freshness.hasExpired(waiter.token());
  }

  /** Ends with a failure, for which a stale answer may stand in. */
  void fail(Throwable failure) {
    for (Waiter<T> waiter : end(() -> loads.store.failed(key, request, failure))) {
      if (!FailureKinds.isOutage(failure) || !serveStale(waiter)) {
        waiter.end(null, failure);
      }
    }
  }

  private List<Waiter<T>> end(Runnable conclusion) {
    lock.lock();
    try {
      if (runner != null) {
        // From here on nothing interrupts, and an interrupt that came is not for the next load.
        runner = null;
        Thread.interrupted();
      }
      if (isEnded) {
        return List.of();
      }
      if (!isInvalid) {
        conclusion.run();
      }
      // Last: a call that does not find the load must find what it left.
      finish();
      List<Waiter<T>> waiting = new ArrayList<>(waiters);
      waiters.clear();
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  private void finish() {
    loads.ended(this);
    isEnded = true;
  }

  /** The class of the answer is part of the key. */
  @SuppressWarnings("unchecked")
  private boolean serveStale(Waiter<T> waiter) {
    CachedAnswer stale = loads.staleOnError(key, waiter.token());
    if (stale == null) {
      return false;
    }
    if (!waiter.claim()) {
      return true;
    }
    // The call still wants to know: the load goes on for later calls. Until it ends, those need not
    // wait as long.
    keepGoing();
    stale.failed(loads.freshness.now());
    loads.counters.used(CacheOutcome.STALE, waiter.observer());
    waiter.complete((T) stale.user());
    return true;
  }

  private void timeUp(Deadline deadline, Waiter<T> waiter) {
    if (serveStale(waiter)) {
      return;
    }
    if (deadline.hasPassed()) {
      waiter.end(
          null,
          TransportException.of(
              key.endpoint().provider(), Reason.TIMEOUT, "the call's time was up", null));
    } else {
      await(deadline, waiter); // the stale answer has gone meanwhile
    }
  }

  private void leave(Waiter<T> waiter) {
    lock.lock();
    try {
      waiters.remove(waiter);
      if (isEnded || isWanted || !waiters.isEmpty()) {
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
