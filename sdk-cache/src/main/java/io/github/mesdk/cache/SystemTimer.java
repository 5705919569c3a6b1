package io.github.mesdk.cache;

import io.github.mesdk.concurrent.DaemonThreads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Waits by the clock of the JVM and runs what is late on threads of its own: the JVM has one thread
 * for all delays of the process, and a task may call a listener, which may be slow.
 */
final class SystemTimer implements Timer {
  private static final int THREADS = 4;

  private final ThreadPoolExecutor late =
      DaemonThreads.pool(DaemonThreads.named("mesdk-cache-late"), THREADS, Integer.MAX_VALUE);

  @Override
  public void runLate(Runnable task, long nanos, CompletableFuture<?> unless) {
    CompletableFuture<Void> wait = new CompletableFuture<>();
    CompletableFuture<?> unused = unless.whenComplete((answer, failure) -> wait.complete(null));
    CompletableFuture<Void> unusedToo =
        wait.orTimeout(nanos, TimeUnit.NANOSECONDS)
            .whenComplete((done, over) -> {
              if (over != null) {
                run(task);
              }
            });
  }

  /** How many have been late, for tests. */
  long tasks() {
    return late.getTaskCount();
  }

  private void run(Runnable task) {
    try {
      late.execute(task);
    } catch (Throwable noThread) { // the waiter is to hear of it, if need be from here
      task.run();
    }
  }
}
