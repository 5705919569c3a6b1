package io.github.mesdk.cache;

import io.github.mesdk.cache.SecondLevel.Store;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls the store of a second level, each call within a time limit. After a failure, the store
 * counts as unavailable. A probe in the background then checks once a second, when there are calls,
 * whether it answers again. No call waits for a probe. Thread-safe.
 */
final class StoreCalls {
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private final Store store;
  private final Duration timeout;
  private final Timer timer;
  private final LongSupplier nanoTime;
  private final String probeKey;
  private final AtomicLong nextProbe = new AtomicLong();
  private volatile boolean isAvailable = true;

  /** What must succeed before the store counts as available again. */
  private volatile Supplier<CompletableFuture<?>> recovery =
      () -> CompletableFuture.completedFuture(null);

  StoreCalls(SecondLevel from, Timer timer, LongSupplier nanoTime, String probeKey) {
    this.store = from.store;
    this.timeout = from.timeout;
    this.timer = timer;
    this.nanoTime = nanoTime;
    this.probeKey = probeKey;
  }

  void onRecovery(Supplier<CompletableFuture<?>> step) {
    recovery = step;
  }

  /** The store could not do what it was asked, or not in time. */
  static final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    StoreException(@Nullable Throwable cause) {
      super("the second level failed", cause);
    }
  }

  /** Returns whether calls may use the store. May start a probe. */
  boolean isAvailable() {
    if (!isAvailable) {
      probe();
    }
    return isAvailable;
  }

  /** Returns the time limit of the next calls. */
  Deadline deadline() {
    return Deadline.after(timeout, nanoTime);
  }

  /** Calls the store. The future completes by the deadline. */
  <R> CompletableFuture<R> call(
      Deadline deadline, BiFunction<Store, Deadline, CompletionStage<R>> operation) {
    CompletableFuture<R> result = new CompletableFuture<>();
    try {
      CompletionStage<R> unused =
          operation
              .apply(store, deadline)
              .whenComplete((value, failure) -> {
                if (failure == null && value != null) {
                  result.complete(value);
                } else {
                  fail(result, failure);
                }
              });
    } catch (Throwable failure) { // the store must not throw, but may
      fail(result, failure);
    }
    if (!result.isDone()) {
      timer.schedule(
          () -> fail(result, new TimeoutException("the store did not answer in time")),
          deadline.remaining().toNanos(),
          result);
    }
    return result;
  }

  /** Ends a call whose stage failed or has the value null. */
  private void fail(CompletableFuture<?> result, @Nullable Throwable failure) {
    if (!result.isDone()) {
      nextProbe.set(nanoTime.getAsLong() + PAUSE);
      isAvailable = false;
      result.completeExceptionally(
          failure == null ? new IllegalStateException("the store returned null") : failure);
    }
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
    } catch (ExecutionException | RuntimeException failed) {
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
            .whenComplete((done, failure) -> isAvailable = failure == null);
  }
}
