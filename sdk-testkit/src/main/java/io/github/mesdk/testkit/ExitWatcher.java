package io.github.mesdk.testkit;

import java.util.Optional;
import mockwebserver3.MockWebServer;

/**
 * Closes a forgotten server when only that server keeps the JVM alive. MockWebServer uses
 * non-daemon threads and has no option to change that.
 */
final class ExitWatcher {
  /** The prefix of all of MockWebServer's thread names. */
  private static final String SERVER_THREAD_PREFIX = "MockWebServer";

  /** The JVM's own thread, which waits for the program's threads after {@code main} returns. */
  private static final String DESTROY_JAVA_VM = "DestroyJavaVM";

  private final MockWebServer server;
  private final Thread watcher = new Thread(this::watch, "mesdk-testkit-exit-watch");

  ExitWatcher(MockWebServer server) {
    this.server = server;
    watcher.setDaemon(true);
  }

  void start() {
    watcher.start();
  }

  void stop() {
    watcher.interrupt();
  }

  private void watch() {
    try {
      Optional<Thread> thread = programThread();
      while (thread.isPresent()) {
        thread.get().join();
        thread = programThread();
      }
      server.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // stopped: the owner closed the server
    }
  }

  /** A non-daemon thread of the program, if one is alive. */
  private static Optional<Thread> programThread() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !thread.isDaemon())
        .filter(thread -> !thread.getName().startsWith(SERVER_THREAD_PREFIX))
        .filter(thread -> !thread.getName().equals(DESTROY_JAVA_VM))
        .findAny();
  }
}
