package io.github.mesdk.internal.call;

import io.github.mesdk.concurrent.DaemonThreads;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The threads of asynchronous calls: one virtual thread per call if the Java version has virtual
 * threads, otherwise a bounded pool. All are daemon threads and inherit no thread-locals.
 */
public final class AsyncThreads {
  private static final String NAME = "mesdk-async";
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
  private static final int THREADS = 256;
  private static final int QUEUE = 1_024;
  private static final int COMPLETION_THREADS = 32;

  /** The threads that all clients of the process share. */
  private static final AtomicReference<@Nullable AsyncThreads> SHARED = new AtomicReference<>();

  private final ThreadFactory factory;
  private final @Nullable ThreadPoolExecutor pool;
  private final @Nullable ThreadPoolExecutor completionPool;

  private AsyncThreads(
      ThreadFactory factory,
      @Nullable ThreadPoolExecutor pool,
      @Nullable ThreadPoolExecutor completionPool) {
    this.factory = factory;
    this.pool = pool;
    this.completionPool = completionPool;
  }

  /**
   * Returns the threads that all clients of the process share. Created on first use. In a static
   * initializer, an {@code OutOfMemoryError} would make this class unusable until the JVM ends.
   */
  public static AsyncThreads shared() {
    AsyncThreads known = SHARED.get();
    if (known != null) {
      return known;
    }
    AsyncThreads fresh =
        Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS
            ? perCall(virtualThreads())
            : pool(THREADS, QUEUE);
    AsyncThreads first = SHARED.compareAndExchange(null, fresh);
    return first == null ? fresh : first; // threads start on demand, so an unused pool has none
  }

  /** Returns an instance that runs each call on a new thread of this factory. */
  public static AsyncThreads perCall(ThreadFactory factory) {
    return new AsyncThreads(factory, null, null);
  }

  /**
   * Returns an instance that runs at most {@code threads} calls at once. Up to {@code queue} more
   * calls wait for a thread.
   */
  public static AsyncThreads pool(int threads, int queue) {
    DaemonThreads daemons = DaemonThreads.named(NAME);
    return new AsyncThreads(
        daemons,
        DaemonThreads.pool(daemons, threads, queue),
        DaemonThreads.pool(daemons, COMPLETION_THREADS, Integer.MAX_VALUE));
  }

  /** Uses reflection, because the SDK is compiled for Java 17. */
  private static ThreadFactory virtualThreads() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      type.getMethod("name", String.class).invoke(builder, NAME);
      type.getMethod("inheritInheritableThreadLocals", boolean.class).invoke(builder, false);
      return (ThreadFactory) type.getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException changed) {
      throw new LinkageError("this Java has no virtual threads", changed);
    }
  }

  /**
   * Runs the task as soon as a thread is free.
   *
   * @throws java.util.concurrent.RejectedExecutionException if the queue is full
   */
  void execute(Runnable task) {
    if (pool == null) {
      factory.newThread(task).start();
    } else {
      pool.execute(task);
    }
  }

  /**
   * Runs a task that completes a call after the cache has its result, or after the call waited too
   * long. (While a call waits for the cache, it occupies no thread.) The task is never rejected,
   * and never waits behind calls that have not started.
   */
  void executeCompletion(Runnable task) {
    try {
      if (completionPool == null) {
        factory.newThread(task).start();
      } else {
        completionPool.execute(task);
      }
    } catch (Throwable noThread) { // the future must complete anyway
      task.run();
    }
  }

  /** Returns whether any task waits for a thread. */
  boolean hasWaiting() {
    return pool != null && !pool.getQueue().isEmpty();
  }

  /** Removes a task that waits for a thread, to free its place in the queue. */
  void remove(Runnable task) {
    if (pool != null) {
      pool.remove(task);
    }
  }
}
