package io.github.mesdk.benchmarks.cache;

import io.github.mesdk.benchmarks.Quartiles;
import io.github.mesdk.benchmarks.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Starts 64 threads that request the same uncached answer at once. The service takes 50 ms. The
 * benchmark counts the loads and measures how long the slowest thread waits.
 */
public final class Stampede {
  private static final int THREADS = 64;
  private static final int LOAD_MILLIS = 50;
  private static final int ROUNDS = 9;

  private Stampede() {}

  private record Measurement(double loads, double slowestMillis) {}

  /** Runs the comparison with a service that answers and with a service that fails. */
  public static List<Row> run() throws InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (boolean fails : new boolean[] {false, true}) {
      for (CacheVariants.Kind kind : CacheVariants.ALL) {
        List<Measurement> measurements = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
          measurements.add(measureOnce(kind, fails));
        }
        String scenario = fails ? "the service fails" : "the service answers";
        Quartiles loads =
            Quartiles.of(measurements.stream().mapToDouble(Measurement::loads).toArray());
        Quartiles slowest =
            Quartiles.of(measurements.stream().mapToDouble(Measurement::slowestMillis).toArray());
        rows.add(row(scenario, "requests", kind.name(), loads, 1, "requests"));
        rows.add(row(scenario, "slowest", kind.name(), slowest, LOAD_MILLIS, "ms"));
      }
    }
    return rows;
  }

  private static Row row(
      String scenario,
      String measure,
      String name,
      Quartiles amounts,
      double optimum,
      String unit) {
    return new Row(
        "stampede",
        scenario,
        measure,
        name,
        amounts.median() / optimum,
        amounts.low() / optimum,
        amounts.high() / optimum,
        amounts.median(),
        unit);
  }

  private static Measurement measureOnce(CacheVariants.Kind kind, boolean fails)
      throws InterruptedException {
    AtomicInteger loads = new AtomicInteger();
    AtomicLong slowest = new AtomicLong();
    Runnable request =
        kind.tasks().onEmptyCache(() -> CacheVariants.load(loads, LOAD_MILLIS, fails));
    CountDownLatch gate = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(() -> timed(gate, request, slowest));
      thread.start();
      threads.add(thread);
    }
    gate.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    return new Measurement(loads.get(), slowest.get() / 1e6);
  }

  private static void timed(CountDownLatch gate, Runnable request, AtomicLong slowest) {
    try {
      gate.await();
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
    long start = System.nanoTime();
    try {
      request.run();
    } catch (RuntimeException failed) {
      // expected when the service fails
    }
    slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
  }
}
