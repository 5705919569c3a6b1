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
 * Runs a blocking call on a thread of the SDK and completes a future with its result. If the caller
 * completes the future first, such as by {@code cancel} or {@code orTimeout}, the thread is
 * interrupted. A call that has not started then never runs.
 *
 * @param <T> the answer
 */
public final class AsyncCall<T> implements Runnable {
  private final CompletableFuture<T> future = new CompletableFuture<>();

  /** Completes when the call no longer waits for a thread. */
  private final CompletableFuture<Void> waitEnded = new CompletableFuture<>();

  private final Work<T> work;
  private final AsyncThreads threads;

  /**
   * Guards the fields below. Held during an interrupt, so that the interrupted thread cannot start
   * its next call yet.
   */
  private final ReentrantLock lock = new ReentrantLock();

  private boolean isClaimed;
  private @Nullable Thread runner;

  /**
   * The blocking part of a call.
   *
   * @param <T> the answer
   */
  @FunctionalInterface
  public interface Work<T> {
    /** Runs the call on a thread of the SDK. */
    T run();

    /**
     * Called instead of {@link #run} if the call cannot run; returns the exception for the future.
     */
    default MeException rejected(MeException reason) {
      return reason;
    }
  }

  private AsyncCall(Work<T> work, AsyncThreads threads) {
    this.work = work;
    this.threads = threads;
  }

  /**
   * Runs the work as soon as a thread is free. Fails if the deadline passes before a thread is
   * free.
   */
  public static <T> CompletableFuture<T> start(
      Work<T> work, @Nullable Deadline deadline, AsyncThreads threads) {
    AsyncCall<T> call = new AsyncCall<>(work, threads);
    CompletableFuture<T> unused = call.future.whenComplete((answer, failure) -> call.stop());
    try {
      threads.execute(call);
    } catch (RejectedExecutionException full) {
      call.reject(Reason.TOO_BUSY, "too many asynchronous calls are in progress");
      return call.future;
    }
    if (deadline != null && threads.hasWaiting()) {
      call.limitWait(deadline);
    }
    return call.future;
  }

  @Override
  public void run() {
    if (!claim(Thread.currentThread())) {
      return;
    }
    waitEnded.complete(null);
    try {
      T answer = work.run();
      release();
      future.complete(answer);
    } catch (Throwable failed) { // also an Error: only the future can report it
      release();
      future.completeExceptionally(failed);
    }
  }

  /** Limits only the wait for a thread: a running call watches its deadline itself. */
  private void limitWait(Deadline deadline) {
    CompletableFuture<Void> unused =
        waitEnded
            .orTimeout(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)
            .whenComplete((begun, late) -> {
              if (late != null) {
                // This thread of the JDK runs the timeouts of all futures of the process, and
                // dependents of the future may block.
                threads.executeCompletion(this::timeOut);
              }
            });
  }

  private void timeOut() {
    reject(Reason.TIMEOUT, "the call timed out while it waited for a thread");
  }

  private void reject(Reason reason, String problem) {
    if (claim(null)) {
      threads.remove(this);
      future.completeExceptionally(work.rejected(TransportException.of(reason, problem, null)));
    }
  }

  /** Returns whether the caller now has the sole right to complete the future. */
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

  /**
   * Prevents later interrupts, and clears a pending interrupt so that it cannot hit the next call
   * on this thread.
   */
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
    waitEnded.complete(null);
    if (!hasBegun) {
      threads.remove(this);
      work.rejected(TransportException.of(Reason.INTERRUPTED, "the call was cancelled", null));
    }
  }
}
