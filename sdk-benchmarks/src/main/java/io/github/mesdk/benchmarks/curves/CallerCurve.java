package io.github.mesdk.benchmarks.curves;

import io.github.mesdk.benchmarks.Variant;
import io.github.mesdk.benchmarks.call.Clients;
import io.github.mesdk.benchmarks.call.ServerProcess;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Concurrent callers of one client, from 1 to 4,000, at a server that answers at once. In each
 * round, every variant runs once, in shuffled order.
 */
final class CallerCurve {
  private static final int[] CALLERS = {1, 4, 16, 64, 256, 1_000, 4_000};

  private static final int ROUNDS = 3;
  private static final int WARM_UP_CALLERS = 16;

  /** More platform threads than this measure the scheduler of the operating system. */
  private static final int MAX_PLATFORM_THREADS = 1_000;

  private CallerCurve() {}

  /** Measures all numbers of callers; each variant runs for this time in each round. */
  static List<Point> run(long sliceNanos) throws Exception {
    List<Point> points = new ArrayList<>();
    warmUp(sliceNanos);
    Random random = new Random(17);
    for (int callers : CALLERS) {
      if (callers > MAX_PLATFORM_THREADS && !CallerThreads.areVirtual()) {
        continue;
      }
      try (ServerProcess server = new ServerProcess("rivergen", false)) {
        points.addAll(measure(variants(server.address(), callers), callers, sliceNanos, random));
      }
    }
    return points;
  }

  /** Each connection pool of the SDK has a series of OkHttp by hand with the same pool. */
  private static List<Variant> variants(URI address, int callers) {
    return List.of(
        Clients.ours(address),
        Clients.okHttpWithPoolOfSdk(address),
        Clients.ours(address, callers),
        Clients.okHttpByHand(address, callers),
        Clients.jdk(address));
  }

  /** The first numbers of callers would otherwise measure the JIT compilers. */
  private static void warmUp(long sliceNanos) throws Exception {
    try (ServerProcess server = new ServerProcess("rivergen", false)) {
      for (Variant variant : variants(server.address(), WARM_UP_CALLERS)) {
        CallerThreads.repeat(variant.op(), WARM_UP_CALLERS, 5 * sliceNanos, new Latencies());
      }
    }
  }

  private static List<Point> measure(
      List<Variant> variants, int callers, long sliceNanos, Random random) throws Exception {
    List<CallerMeter> meters =
        variants.stream().map(variant -> new CallerMeter(variant, callers)).toList();
    List<CallerMeter> order = new ArrayList<>(meters);
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(order, random);
      for (CallerMeter meter : order) {
        meter.measure(sliceNanos);
      }
    }
    return meters.stream().flatMap(meter -> meter.points().stream()).toList();
  }
}
