package io.github.mesdk.benchmarks.async;

import io.github.mesdk.benchmarks.Quartiles;
import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.benchmarks.call.ServerProcess;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps 64 calls under way to a server that takes 20 ms for each, and counts how many come back in
 * a second: 3,200 if the client cost nothing.
 */
public final class InFlight {
  private static final int CALLS = 64;
  private static final int DELAY_MILLIS = 20;
  private static final double POSSIBLE = 1000.0 / DELAY_MILLIS * CALLS;
  private static final int ROUNDS = 15;

  /** At least; the slow ways make fewer calls meanwhile. */
  private static final double SLICE_SECONDS = 1;

  private InFlight() {}

  /** Runs on small answers. */
  public static List<Row> run() throws Exception {
    try (ServerProcess server = new ServerProcess("rivergen", false, DELAY_MILLIS)) {
      URI address = server.address();
      List<Caller> askers =
          List.of(
              Callers.okHttp(address),
              Callers.okHttpTuned(address),
              Callers.jdk(address),
              Callers.ours(address));
      return rows(askers, rates(askers));
    }
  }

  private static double[][] rates(List<Caller> askers) throws Exception {
    double[][] rates = new double[askers.size()][ROUNDS];
    int[] times = new int[askers.size()];
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      order.add(i);
      rate(askers.get(i), 20 * CALLS);
      times[i] = wholeWaves(SLICE_SECONDS * rate(askers.get(i), 10 * CALLS));
    }
    Random random = new Random(17);
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(order, random);
      for (int i : order) {
        rates[i][round] = rate(askers.get(i), times[i]);
      }
    }
    return rates;
  }

  /** A last wave that is partly full takes as long as a full one, and would be held against all. */
  private static int wholeWaves(double calls) {
    return (int) Math.ceil(calls / CALLS) * CALLS;
  }

  /** Calls that came back per second. */
  private static double rate(Caller asker, int times) throws Exception {
    Semaphore places = new Semaphore(CALLS);
    AtomicInteger failures = new AtomicInteger();
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      places.acquire();
      asker
          .start()
          .begin()
          .whenComplete((answer, failure) -> {
            if (failure != null) {
              failures.incrementAndGet();
            }
            places.release();
          });
    }
    places.acquire(CALLS);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (failures.get() > 0) {
      throw new IllegalStateException(failures + " calls of " + asker.name() + " failed");
    }
    return times / seconds;
  }

  private static List<Row> rows(List<Caller> askers, double[][] rates) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < rates.length; i++) {
      Quartiles rate = Quartiles.of(rates[i]);
      Quartiles share = Quartiles.of(Arrays.stream(rates[i]).map(of -> of / POSSIBLE).toArray());
      String name = askers.get(i).name();
      rows.add(
          Row.of(
              "async", CALLS + " in flight", "throughput", name, share, rate.median(), "calls/s"));
    }
    return rows;
  }
}
