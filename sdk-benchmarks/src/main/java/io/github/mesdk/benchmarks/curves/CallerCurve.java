package io.github.mesdk.benchmarks.curves;

import com.sun.management.OperatingSystemMXBean;
import io.github.mesdk.benchmarks.Variant;
import io.github.mesdk.benchmarks.call.Clients;
import io.github.mesdk.benchmarks.call.ServerProcess;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Concurrent callers of one client, from 1 to 4,000, at a server that answers at once. */
final class CallerCurve {
  private static final int[] CALLERS = {1, 4, 16, 64, 256, 1_000, 4_000};

  private static final int WARM_UP_CALLERS = 16;

  /** More platform threads than this measure the scheduler of the operating system. */
  private static final int MAX_PLATFORM_THREADS = 1_000;

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private CallerCurve() {}

  static List<Point> run(long sliceNanos) throws Exception {
    List<Point> points = new ArrayList<>();
    warmUp(sliceNanos);
    for (int callers : CALLERS) {
      if (callers > MAX_PLATFORM_THREADS && !CallerThreads.areVirtual()) {
        continue;
      }
      try (ServerProcess server = new ServerProcess("rivergen", false)) {
        URI address = server.address();
        for (Variant variant : variants(address, callers)) {
          points.addAll(measure(variant, callers, sliceNanos));
        }
      }
    }
    return points;
  }

  private static List<Variant> variants(URI address, int callers) {
    return List.of(
        Clients.ours(address),
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

  private static List<Point> measure(Variant variant, int callers, long nanos) throws Exception {
    CallerThreads.repeat(variant.op(), callers, nanos / 2, new Latencies()); // warms up
    Latencies latencies = new Latencies();
    long cpu = PROCESS.getProcessCpuTime();
    long start = System.nanoTime();
    long failures = CallerThreads.repeat(variant.op(), callers, nanos, latencies);
    double seconds = (System.nanoTime() - start) / 1e9;
    cpu = PROCESS.getProcessCpuTime() - cpu;
    long calls = Math.max(1, latencies.count());
    String name = variant.name();
    List<Point> points = new ArrayList<>();
    points.add(new Point("Calls per second", name, callers, latencies.count() / seconds));
    points.add(new Point("CPU per call, \u00b5s", name, callers, cpu / 1e3 / calls));
    points.add(new Point("Latency p50, ms", name, callers, latencies.millis(0.50)));
    points.add(new Point("Latency p99, ms", name, callers, latencies.millis(0.99)));
    points.add(new Point("Failed calls", name, callers, failures));
    return points;
  }
}
