package io.github.mesdk.concurrent;

import java.util.concurrent.ThreadFactory;

/** Threads that never keep the JVM alive and inherit no thread-locals from who starts them. */
public final class DaemonThreads {
  private DaemonThreads() {}

  /** Makes threads with this name. */
  public static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(null, task, name, 0, false);
      thread.setDaemon(true);
      return thread;
    };
  }
}
