package io.github.mesdk.cache;

import java.util.concurrent.CompletableFuture;

/** Schedules timeouts. Tests replace it with a clock that they advance. */
@FunctionalInterface
interface Timer {
  /** Runs the task after {@code nanos} nanoseconds, unless the future completes first. */
  void schedule(Runnable task, long nanos, CompletableFuture<?> unlessDone);
}
