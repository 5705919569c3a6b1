package io.github.mesdk.benchmarks.curves;

import com.sun.management.OperatingSystemMXBean;
import io.github.mesdk.benchmarks.Variant;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Measures a variant with a number of callers, in one or more rounds. */
final class CallerMeter {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Variant variant;
  private final int callers;
  private final Latencies latencies = new Latencies();
  private long cpuNanos;
  private long nanos;
  private long failures;

  CallerMeter(Variant variant, int callers) {
    this.variant = variant;
    this.callers = callers;
  }

  /** Warms up, and measures a round. */
  void measure(long sliceNanos) throws Exception {
    CallerThreads.repeat(variant.op(), callers, sliceNanos / 4, new Latencies()); // warms up
    long cpu = PROCESS.getProcessCpuTime();
    long start = System.nanoTime();
    failures += CallerThreads.repeat(variant.op(), callers, sliceNanos, latencies);
    nanos += System.nanoTime() - start;
    cpuNanos += PROCESS.getProcessCpuTime() - cpu;
  }

  /** The points of all rounds together. */
  List<Point> points() {
    long calls = latencies.count();
    String name = variant.name();
    return List.of(
        new Point("Calls per second", name, callers, calls * 1e9 / nanos),
        new Point("CPU per call, \u00b5s", name, callers, cpuNanos / 1e3 / Math.max(1, calls)),
        new Point("Latency p50, ms", name, callers, latencies.millis(0.50)),
        new Point("Latency p99, ms", name, callers, latencies.millis(0.99)),
        new Point("Failed calls", name, callers, failures));
  }
}
