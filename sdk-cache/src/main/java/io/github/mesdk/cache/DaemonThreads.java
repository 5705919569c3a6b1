package io.github.mesdk.cache;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Few daemon threads, which end when idle, and a queue. */
final class DaemonThreads {
  private static final int IDLE_SECONDS = 30;

  private DaemonThreads() {}

  /** At most so many threads, made when they are needed, and so many tasks that wait for one. */
  static ThreadPoolExecutor pool(ThreadFactory factory, int threads, int queue) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(queue),
            factory);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** They inherit no thread-locals from the call that happens to be the first. */
  static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(null, task, name, 0, false);
      thread.setDaemon(true);
      return thread;
    };
  }
}
