package io.github.mesdk.cache;

import java.util.concurrent.CompletableFuture;

/** Schedules timeouts. Tests use a timer whose clock they advance. */
@FunctionalInterface
interface Timer {
  /** Runs the task after {@code nanos} nanoseconds, unless the future completes first. */
  void schedule(Runnable task, long nanos, CompletableFuture<?> unlessDone);
}
