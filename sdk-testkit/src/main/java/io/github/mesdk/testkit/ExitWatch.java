package io.github.mesdk.testkit;

import java.util.Optional;
import mockwebserver3.MockWebServer;

/**
 * Lets the JVM end when nothing but a forgotten server keeps it alive: the server's threads are no
 * daemons, and it cannot be told to have others.
 */
final class ExitWatch {
  /** The server's threads all have names that begin with this. */
  private static final String OF_A_SERVER = "MockWebServer";

  /** The JVM's own: it waits for the threads of the program after {@code main} has returned. */
  private static final String OF_THE_JVM = "DestroyJavaVM";

  private final MockWebServer server;
  private final Thread watcher = new Thread(this::watch, "mesdk-testkit-exit-watch");

  ExitWatch(MockWebServer server) {
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
      Optional<Thread> other = other();
      while (other.isPresent()) {
        other.get().join();
        other = other();
      }
      server.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // stopped: the server was closed by its owner
    }
  }

  /** A thread of the program that keeps the JVM alive, if there is one. */
  private static Optional<Thread> other() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !thread.isDaemon())
        .filter(thread -> !thread.getName().startsWith(OF_A_SERVER))
        .filter(thread -> !thread.getName().equals(OF_THE_JVM))
        .findAny();
  }
}
