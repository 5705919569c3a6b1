package io.github.mesdk.internal.call;

import io.github.mesdk.concurrent.DaemonThreads;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Where asynchronous calls run: each on a virtual thread of its own where the runtime has them,
 * otherwise on a bounded pool. All of them are daemons, and none takes thread-locals along.
 */
public final class AsyncThreads {
  private static final String NAME = "mesdk-async";
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
  private static final int THREADS = 256;
  private static final int QUEUE = 1_024;
  private static final int ENDS = 32;

  /** Those of the process. */
  public static final AsyncThreads SHARED =
      Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS
          ? perCall(virtualThreads())
          : pool(THREADS, QUEUE);

  private final ThreadFactory factory;
  private final @Nullable ThreadPoolExecutor pool;
  private final @Nullable ThreadPoolExecutor ends;

  private AsyncThreads(
      ThreadFactory factory, @Nullable ThreadPoolExecutor pool, @Nullable ThreadPoolExecutor ends) {
    this.factory = factory;
    this.pool = pool;
    this.ends = ends;
  }

  /** A thread of this factory's for each call. */
  public static AsyncThreads perCall(ThreadFactory factory) {
    return new AsyncThreads(factory, null, null);
  }

  /** At most so many threads, and so many calls that wait for one. */
  public static AsyncThreads pool(int threads, int queue) {
    DaemonThreads daemons = DaemonThreads.named(NAME);
    return new AsyncThreads(
        daemons,
        DaemonThreads.pool(daemons, threads, queue),
        DaemonThreads.pool(daemons, ENDS, Integer.MAX_VALUE));
  }

  /** By reflection: the sources are Java 17's. */
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
   * Runs the task when there is a thread.
   *
   * @throws java.util.concurrent.RejectedExecutionException if too many wait for one
   */
  void execute(Runnable task) {
    if (pool == null) {
      factory.newThread(task).start();
    } else {
      pool.execute(task);
    }
  }

  /**
   * Runs what ends a call that waited without a thread: it is never refused, and waits for no call
   * that is still to be made.
   */
  void executeEnd(Runnable task) {
    try {
      if (ends == null) {
        factory.newThread(task).start();
      } else {
        ends.execute(task);
      }
    } catch (Throwable noThread) { // the future is to end all the same
      task.run();
    }
  }

  /** Whether any task waits for a thread. */
  boolean hasWaiting() {
    return pool != null && !pool.getQueue().isEmpty();
  }

  /** Lets a task go that waits for a thread, so that it takes no other's place. */
  void forget(Runnable task) {
    if (pool != null) {
      pool.remove(task);
    }
  }
}
