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
 * Keeps 64 calls in flight to a server that takes 20 ms for each call, and counts the completed
 * calls per second. The optimum is 3,200 calls per second.
 */
public final class InFlight {
  private static final int CALLS = 64;
  private static final int DELAY_MILLIS = 20;
  private static final double OPTIMUM = 1000.0 / DELAY_MILLIS * CALLS;
  private static final int ROUNDS = 15;

  /** The minimum duration of a slice. A slower client makes fewer calls in a slice. */
  private static final double SLICE_SECONDS = 1;

  private InFlight() {}

  /** Runs the comparison with small answers. */
  public static List<Row> run() throws Exception {
    try (ServerProcess server = new ServerProcess("rivergen", false, DELAY_MILLIS)) {
      URI address = server.address();
      List<AsyncClient> clients =
          List.of(
              AsyncClients.okHttp(address),
              AsyncClients.okHttpTuned(address),
              AsyncClients.jdk(address),
              AsyncClients.ours(address));
      return rows(clients, rates(clients));
    }
  }

  private static double[][] rates(List<AsyncClient> clients) throws Exception {
    double[][] rates = new double[clients.size()][ROUNDS];
    int[] callsPerSlice = new int[clients.size()];
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < callsPerSlice.length; i++) {
      order.add(i);
      rate(clients.get(i), 20 * CALLS);
      callsPerSlice[i] = wholeWaves(SLICE_SECONDS * rate(clients.get(i), 10 * CALLS));
    }
    Random random = new Random(17);
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(order, random);
      for (int i : order) {
        rates[i][round] = rate(clients.get(i), callsPerSlice[i]);
      }
    }
    return rates;
  }

  /**
   * Rounds up to a multiple of {@link #CALLS}, because a last wave with fewer calls takes as long
   * as a full wave.
   */
  private static int wholeWaves(double calls) {
    return (int) Math.ceil(calls / CALLS) * CALLS;
  }

  /**
   * Makes calls, {@link #CALLS} of them in flight, and returns the number of completed calls per
   * second.
   */
  private static double rate(AsyncClient client, int calls) throws Exception {
    Semaphore permits = new Semaphore(CALLS);
    AtomicInteger failures = new AtomicInteger();
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      permits.acquire();
      client
          .start()
          .begin()
          .whenComplete((answer, failure) -> {
            if (failure != null) {
              failures.incrementAndGet();
            }
            permits.release();
          });
    }
    permits.acquire(CALLS);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (failures.get() > 0) {
      throw new IllegalStateException(failures + " calls of " + client.name() + " failed");
    }
    return calls / seconds;
  }

  private static List<Row> rows(List<AsyncClient> clients, double[][] rates) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < rates.length; i++) {
      Quartiles rate = Quartiles.of(rates[i]);
      Quartiles share = Quartiles.of(Arrays.stream(rates[i]).map(each -> each / OPTIMUM).toArray());
      String name = clients.get(i).name();
      rows.add(
          Row.of(
              "async", CALLS + " in flight", "throughput", name, share, rate.median(), "calls/s"));
    }
    return rows;
  }
}
