package io.github.mesdk.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Runs concurrent callers. */
public final class Callers {
  private Callers() {}

  /** Starts all calls at once, then counts down {@code open}, and returns the results in order. */
  public static <T> List<T> together(
      ExecutorService threads, int callers, CountDownLatch open, Callable<T> call)
      throws Exception {
    try {
      CountDownLatch arrived = new CountDownLatch(callers);
      List<Future<T>> results = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        results.add(
            threads.submit(() -> {
              arrived.countDown();
              arrived.await();
              return call.call();
            }));
      }
      arrived.await();
      open.countDown();
      List<T> values = new ArrayList<>();
      for (Future<T> result : results) {
        values.add(result.get());
      }
      return values;
    } finally {
      threads.shutdown();
    }
  }
}
