package io.github.mesdk.concurrent;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Creates daemon threads that inherit neither thread-locals nor the context class loader from the
 * thread that starts them. A pool outlives that thread, and would keep the classes of a web
 * application that has ended. The context class loader is that of the SDK.
 */
public final class DaemonThreads implements ThreadFactory {
  private static final int IDLE_SECONDS = 30;

  private final String name;

  private DaemonThreads(String name) {
    this.name = requireNonNull(name, "name");
  }

  /** Returns a factory for threads with this name. */
  public static DaemonThreads named(String name) {
    return new DaemonThreads(name);
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(null, task, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(DaemonThreads.class.getClassLoader());
    return thread;
  }

  /**
   * Returns a pool of at most {@code threads} threads, which end after 30 s without work. Up to
   * {@code queue} tasks wait for a thread; the pool rejects further tasks.
   */
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
