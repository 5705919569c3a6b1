package io.github.mesdk.internal.call;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.time.Deadline;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A blocking call on a thread of the SDK's, and its future. Whatever else completes the future, be
 * it {@code cancel} or a time limit of the caller's, ends the call by an interrupt. One that has
 * not begun then never runs.
 *
 * @param <T> the answer
 */
public final class AsyncCall<T> implements Runnable {
  private final CompletableFuture<T> future = new CompletableFuture<>();

  /** Done when the call no longer waits for a thread. */
  private final CompletableFuture<Void> waiting = new CompletableFuture<>();

  private final Work<T> work;
  private final AsyncThreads threads;

  /** Guards what is below. Held to interrupt, so that the thread cannot be at its next call. */
  private final ReentrantLock lock = new ReentrantLock();

  private boolean isClaimed;
  private @Nullable Thread runner;

  /**
   * What to do.
   *
   * @param <T> the answer
   */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it, on the thread that is found for it. */
    T run();

    /** It will not be run, for this reason; gives what to fail with. */
    default MeException refused(MeException reason) {
      return reason;
    }
  }

  private AsyncCall(Work<T> work, AsyncThreads threads) {
    this.work = work;
    this.threads = threads;
  }

  /** Runs the work as soon as there is a thread, unless that takes beyond the deadline. */
  public static <T> CompletableFuture<T> start(
      Work<T> work, @Nullable Deadline deadline, AsyncThreads threads) {
    AsyncCall<T> call = new AsyncCall<>(work, threads);
    CompletableFuture<T> unused = call.future.whenComplete((answer, failure) -> call.stop());
    try {
      threads.execute(call);
    } catch (RejectedExecutionException full) {
      call.refuse(Reason.TOO_BUSY, "too many asynchronous calls are under way");
      return call.future;
    }
    if (deadline != null && threads.hasWaiting()) {
      call.waitNoLongerThan(deadline);
    }
    return call.future;
  }

  @Override
  public void run() {
    if (!claim(Thread.currentThread())) {
      return;
    }
    waiting.complete(null);
    try {
      T answer = work.run();
      release();
      future.complete(answer);
    } catch (Throwable failed) { // an Error too: nobody else would hear of it
      release();
      future.completeExceptionally(failed);
    }
  }

  /** Once it runs, the call keeps to its deadline by itself. */
  private void waitNoLongerThan(Deadline deadline) {
    CompletableFuture<Void> unused =
        waiting
            .orTimeout(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)
            .whenComplete((begun, late) -> {
              if (late != null) {
                refuse(Reason.TIMEOUT, "the call's time was up before there was a thread for it");
              }
            });
  }

  private void refuse(Reason reason, String problem) {
    if (claim(null)) {
      threads.forget(this);
      future.completeExceptionally(work.refused(TransportException.of(reason, problem, null)));
    }
  }

  /** Whether it is now for the caller of this alone to complete the future. */
  private boolean claim(@Nullable Thread by) {
    lock.lock();
    try {
      boolean isFirst = !isClaimed && !future.isDone();
      if (isFirst) {
        isClaimed = true;
        runner = by;
      }
      return isFirst;
    } finally {
      lock.unlock();
    }
  }

  /** From here on nobody interrupts, and an interrupt that came is not for the next call. */
  private void release() {
    lock.lock();
    try {
      runner = null;
      Thread.interrupted();
    } finally {
      lock.unlock();
    }
  }

  private void stop() {
    boolean hasBegun;
    lock.lock();
    try {
      hasBegun = isClaimed;
      isClaimed = true;
      if (runner != null) {
        runner.interrupt();
      }
    } finally {
      lock.unlock();
    }
    waiting.complete(null);
    if (!hasBegun) {
      threads.forget(this);
      work.refused(TransportException.of(Reason.INTERRUPTED, "the call was cancelled", null));
    }
  }
}
