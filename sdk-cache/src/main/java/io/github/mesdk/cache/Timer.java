package io.github.mesdk.cache;

import java.util.concurrent.CompletableFuture;

/** How waits pass: in programs they last as long as they say, in tests until the clock is moved. */
@FunctionalInterface
interface Timer {
  /** Runs the task when so many nanoseconds are over, unless the future is done by then. */
  void runLate(Runnable task, long nanos, CompletableFuture<?> unless);
}
