package io.github.mesdk.concurrent;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that never keep the JVM alive and inherit no thread-locals from who starts them. */
public final class DaemonThreads implements ThreadFactory {
  private static final int IDLE_SECONDS = 30;

  private final String name;

  private DaemonThreads(String name) {
    this.name = requireNonNull(name, "name");
  }

  /** Makes threads with this name. */
  public static DaemonThreads named(String name) {
    return new DaemonThreads(name);
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(null, task, name, 0, false);
    thread.setDaemon(true);
    return thread;
  }

  /** At most so many threads, which end when idle, and so many tasks that wait for one. */
  public static ThreadPoolExecutor pool(ThreadFactory factory, int threads, int queue) {
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
}
