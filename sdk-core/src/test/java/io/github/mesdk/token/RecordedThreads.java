package io.github.mesdk.token;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Records the tasks of other threads until the test runs them. */
final class RecordedThreads implements Consumer<Runnable> {
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int started;

  @Override
  public void accept(Runnable task) {
    started++;
    waiting.add(task);
  }

  void runAll() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  int started() {
    return started;
  }
}
