package io.github.mesdk.benchmarks.cache;

import io.github.mesdk.benchmarks.Quartiles;
import io.github.mesdk.benchmarks.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * 64 threads ask at once for what nobody knows yet, from a service that takes 50 ms. Counts how
 * often the service is asked, and how long the slowest thread waits.
 */
public final class Stampede {
  private static final int THREADS = 64;
  private static final int LOAD_MILLIS = 50;
  private static final int ROUNDS = 9;

  private Stampede() {}

  private record Outcome(double loads, double slowestMillis) {}

  /** Runs with a service that answers, and with one that fails. */
  public static List<Row> run() throws InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (boolean fails : new boolean[] {false, true}) {
      for (Stores.Kind kind : Stores.ALL) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
          outcomes.add(once(kind, fails));
        }
        String load = fails ? "fails" : "answers";
        Quartiles loads = Quartiles.of(outcomes.stream().mapToDouble(Outcome::loads).toArray());
        Quartiles slowest =
            Quartiles.of(outcomes.stream().mapToDouble(Outcome::slowestMillis).toArray());
        rows.add(row(load, "loads", kind.name(), loads, 1, "loads"));
        rows.add(row(load, "slowest", kind.name(), slowest, LOAD_MILLIS, "ms"));
      }
    }
    return rows;
  }

  private static Row row(
      String load, String measure, String name, Quartiles of, double best, String unit) {
    return new Row(
        "stampede",
        load,
        measure,
        name,
        of.median() / best,
        of.low() / best,
        of.high() / best,
        of.median(),
        unit);
  }

  private static Outcome once(Stores.Kind kind, boolean fails) throws InterruptedException {
    AtomicInteger loads = new AtomicInteger();
    AtomicLong slowest = new AtomicLong();
    Runnable ask = kind.empty().with(() -> Stores.load(loads, LOAD_MILLIS, fails));
    CountDownLatch gate = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(() -> timed(gate, ask, slowest));
      thread.start();
      threads.add(thread);
    }
    gate.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    return new Outcome(loads.get(), slowest.get() / 1e6);
  }

  private static void timed(CountDownLatch gate, Runnable ask, AtomicLong slowest) {
    try {
      gate.await();
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
    long start = System.nanoTime();
    try {
      ask.run();
    } catch (RuntimeException failed) {
      // as it was told to
    }
    slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
  }
}
