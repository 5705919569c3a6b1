package io.github.mesdk.cache;

import io.github.mesdk.concurrent.DaemonThreads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A timer that runs tasks on its own threads. {@link CompletableFuture#orTimeout} measures the
 * delay, but does not run the tasks: its only thread serves the whole process, and a task with a
 * slow listener would block it.
 */
final class SystemTimer implements Timer {
  private static final int THREADS = 4;

  private final FallbackExecutor threads =
      new FallbackExecutor(
          DaemonThreads.pool(
              DaemonThreads.named("mesdk-cache-timeout"), THREADS, Integer.MAX_VALUE));

  @Override
  public void schedule(Runnable task, long nanos, CompletableFuture<?> unlessDone) {
    CompletableFuture<Void> wait = new CompletableFuture<>();
    CompletableFuture<?> unused = unlessDone.whenComplete((answer, failure) -> wait.complete(null));
    CompletableFuture<Void> unusedToo =
        wait.orTimeout(nanos, TimeUnit.NANOSECONDS)
            .whenComplete((done, timeout) -> {
              if (timeout != null) {
                threads.execute(task);
              }
            });
  }

  /** Returns the number of tasks run so far, for tests. */
  long tasks() {
    return threads.tasks();
  }
}
