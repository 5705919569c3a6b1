package io.github.mesdk.cache;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Runs tasks on the threads of a pool. A task runs on the calling thread if the pool rejects it or
 * no thread can be started, because otherwise a call might wait for it forever. Thread-safe.
 */
final class FallbackExecutor implements Executor {
  private final ThreadPoolExecutor threads;

  FallbackExecutor(ThreadPoolExecutor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable task) {
    try {
      threads.execute(task);
    } catch (Throwable noThread) {
      task.run();
    }
  }

  /** Returns the number of tasks that the threads ran so far, for tests. */
  long tasks() {
    return threads.getTaskCount();
  }
}
