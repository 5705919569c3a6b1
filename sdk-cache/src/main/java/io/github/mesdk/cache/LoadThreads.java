package io.github.mesdk.cache;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where loads run: few daemon threads, which end when idle, and a queue that ends as well. */
final class LoadThreads {
  private static final String NAME = "mesdk-cache";
  private static final int IDLE_SECONDS = 30;

  private final ThreadPoolExecutor pool;

  LoadThreads(int threads, int queue) {
    pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(queue),
            LoadThreads::daemon);
    pool.allowCoreThreadTimeOut(true);
  }

  // It takes no thread-locals along from the asker that happened to be the first.
  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(null, task, NAME, 0, false);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Runs it when there is a thread.
   *
   * @throws java.util.concurrent.RejectedExecutionException if too many wait for one
   */
  void execute(Runnable load) {
    pool.execute(load);
  }

  /** It takes no other's place in the queue. */
  void forget(Runnable load) {
    pool.remove(load);
  }
}
