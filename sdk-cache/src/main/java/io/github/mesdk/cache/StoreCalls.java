package io.github.mesdk.cache;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.cache.SecondLevel.Store;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the store of a second level, each call within a time limit. After a failure, the store
 * counts as unavailable, unless another call succeeded since the failed call began: a busy store
 * may answer one of many calls too late. If all lookups of a second fail, the store counts as
 * unavailable too. A probe in the background then checks once a second, when there are calls,
 * whether it answers again. No call waits for a probe. The log reports when the store becomes
 * unavailable. Thread-safe.
 */
final class StoreCalls {
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();
  private static final int LOGGED_CAUSES = 5;

  private final Logger log = LoggerFactory.getLogger(MeCache.class);
  private final Store store;
  private final Duration timeout;
  private final Timer timer;
  private final LongSupplier nanoTime;
  private final String probeKey;
  private final Counters counters;
  private final AtomicLong nextProbe = new AtomicLong();

  /** The calls that succeeded in time. */
  private final AtomicLong successes = new AtomicLong();

  /** The lookups that failed since one had all its answers in time; null if none failed. */
  private final AtomicReference<@Nullable FailedLookups> failedLookups = new AtomicReference<>();

  private final AtomicBoolean isAvailable = new AtomicBoolean(true);

  /** What must succeed before the store counts as available again. */
  private volatile Supplier<CompletableFuture<?>> recovery =
      () -> CompletableFuture.completedFuture(null);

  StoreCalls(
      SecondLevel from, Timer timer, LongSupplier nanoTime, String probeKey, Counters counters) {
    this.store = from.store;
    this.timeout = from.timeout;
    this.timer = timer;
    this.nanoTime = nanoTime;
    this.probeKey = probeKey;
    this.counters = counters;
  }

  void onRecovery(Supplier<CompletableFuture<?>> step) {
    recovery = step;
  }

  private record FailedLookups(long first, long last) {}

  /** The store could not do what it was asked, or not in time. */
  static final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    StoreException(@Nullable Throwable cause) {
      super("the second level failed", cause);
    }
  }

  /** Returns whether calls may use the store. May start a probe. */
  boolean isAvailable() {
    if (!isAvailable.get()) {
      probe();
    }
    return isAvailable.get();
  }

  /** Returns the time limit of the next calls. */
  Deadline deadline() {
    return Deadline.after(timeout, nanoTime);
  }

  /** Calls the store. The future completes by the deadline. */
  <R> CompletableFuture<R> call(
      Deadline deadline, BiFunction<Store, Deadline, CompletionStage<R>> operation) {
    CompletableFuture<R> result = new CompletableFuture<>();
    long before = successes.get();
    try {
      CompletionStage<R> unused =
          operation
              .apply(store, deadline)
              .whenComplete((value, failure) -> {
                if (failure == null && value != null) {
                  succeed(result, value);
                } else {
                  fail(result, failure, before);
                }
              });
      if (!result.isDone()) {
        timer.schedule(
            () -> fail(result, new TimeoutException("the store did not answer in time"), before),
            deadline.remaining().toNanos(),
            result);
      }
    } catch (Throwable failure) { // the store must not throw, but may, and a timer needs memory
      fail(result, failure, before);
    }
    return result;
  }

  /** Counts first, because a dependent step of the call may start another call at once. */
  private <R> void succeed(CompletableFuture<R> result, R value) {
    if (!result.isDone()) {
      successes.incrementAndGet();
      result.complete(value);
    }
  }

  /**
   * Ends a call whose stage failed or has the value null.
   *
   * @param before how many calls had succeeded when the call began
   */
  private void fail(CompletableFuture<?> result, @Nullable Throwable failure, long before) {
    if (!result.isDone()) {
      Throwable reason =
          failure == null ? new IllegalStateException("the store returned null") : failure;
      boolean isNew = successes.get() == before && markUnavailable();
      result.completeExceptionally(reason);
      if (isNew) {
        warn(reason);
      }
    }
  }

  /** Returns whether the store was available. */
  private boolean markUnavailable() {
    nextProbe.set(nanoTime.getAsLong() + PAUSE);
    return isAvailable.compareAndSet(true, false);
  }

  private void warn(Throwable reason) {
    log.warn(
        "the second level of the cache does not answer; it is skipped until it does: {}",
        classes(reason));
  }

  /** A load got all answers of the store that it needed, in time. */
  void lookupSucceeded() {
    failedLookups.set(null);
  }

  /**
   * A load did not get all answers of the store that it needed. After more than a second without a
   * failed lookup, the count starts again: an idle time says nothing about the store.
   */
  void lookupFailed(StoreException failure) {
    long now = nanoTime.getAsLong();
    long gap = PAUSE + timeout.toNanos(); // a lookup fails at its end, by this timeout
    FailedLookups failed =
        requireNonNull(
            failedLookups.updateAndGet(before ->
                new FailedLookups(
                    before == null || now - before.last > gap ? now : before.first, now)));
    if (now - failed.first >= PAUSE && markUnavailable()) {
      Throwable cause = failure.getCause();
      warn(cause == null ? failure : cause);
    }
  }

  /** Names classes only, because a message may quote an address with a password. */
  private static String classes(Throwable failure) {
    StringBuilder names = new StringBuilder(failure.getClass().getName());
    Throwable cause = failure.getCause();
    for (int i = 1; cause != null && i < LOGGED_CAUSES; i++) {
      names.append(", caused by ").append(cause.getClass().getName());
      cause = cause.getCause();
    }
    return names.toString();
  }

  /**
   * Waits for a call.
   *
   * @throws StoreException if the call failed
   * @throws InterruptedException if this thread was interrupted
   */
  static <R> R await(CompletableFuture<R> call) throws StoreException, InterruptedException {
    try {
      return call.get();
    } catch (ExecutionException failed) {
      throw new StoreException(failed.getCause());
    } catch (RuntimeException failed) {
      throw new StoreException(failed);
    }
  }

  /** Waits without a call. */
  void pause(Duration time) throws InterruptedException {
    CompletableFuture<Boolean> end = new CompletableFuture<>();
    timer.schedule(() -> end.complete(true), time.toNanos(), end);
    try {
      await(end);
    } catch (StoreException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Runs the task after the pause between two probes, on another thread. */
  void later(Runnable task) {
    timer.schedule(task, PAUSE, new CompletableFuture<>());
  }

  private void probe() {
    long due = nextProbe.get();
    long now = nanoTime.getAsLong();
    if (now - due < 0 || !nextProbe.compareAndSet(due, now + PAUSE)) {
      return;
    }
    CompletableFuture<?> unused =
        call(deadline(), (to, limit) -> to.get(probeKey, limit))
            .thenCompose(value -> recovery.get())
            .whenComplete((done, failure) -> {
              isAvailable.set(failure == null);
              if (failure != null) { // no load has counted it
                counters.count(CacheOutcome.SECOND_LEVEL_FAILED);
              }
            });
  }
}
