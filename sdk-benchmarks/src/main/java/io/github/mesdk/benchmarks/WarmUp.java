package io.github.mesdk.benchmarks;

import io.github.mesdk.benchmarks.Meter.Cost;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the variants alternately until none of them gets faster. The variants alternate because
 * running one variant can invalidate code that the JIT compiler compiled for another variant. The
 * duration of the warm-up depends on what else runs on the machine.
 */
final class WarmUp {
  private static final long MIN_NANOS_EACH = Long.getLong("bench.warmup", 2_000) * 1_000_000L;
  private static final long MAX_NANOS = 30_000_000_000L;

  /** A variant is steady if it is equally fast in its last two periods of about this length. */
  private static final long STEADY_NANOS = 500_000_000L;

  /**
   * Two durations count as equal if the longer one divided by the shorter one is at most this
   * number.
   */
  private static final double MAX_RATIO_OF_EQUALS = 1.2;

  /**
   * The variants are not warm while the JIT compilers run for more than this share of the time. A
   * constant speed is not enough, because code can also run at a constant speed before the JIT
   * compilers compile it.
   */
  private static final double MAX_COMPILING_SHARE = 0.05;

  private static final CompilationMXBean COMPILERS = ManagementFactory.getCompilationMXBean();

  private final List<Variant> variants;
  private final long sliceNanos;
  private final int steadySlices;

  /** For each variant, the nanoseconds per run in each of its slices so far. */
  private final List<List<Double>> nanos = new ArrayList<>();

  /** For each round, the share of the elapsed time in which the JIT compilers ran. */
  private final List<Double> compiling = new ArrayList<>();

  /**
   * Creates a warm-up for a benchmark with slices of this length. The warm-up's slices are a
   * quarter as long.
   */
  WarmUp(List<Variant> variants, long sliceNanos) {
    this.variants = variants;
    this.sliceNanos = sliceNanos;
    this.steadySlices = (int) Math.max(4, STEADY_NANOS / (sliceNanos / 4));
    variants.forEach(variant -> nanos.add(new ArrayList<>(List.of((double) sliceNanos))));
  }

  /**
   * Runs all variants until they are warm, and returns how often each variant can run in one slice
   * of the benchmark.
   */
  int[] runsPerSlice() throws Exception {
    long start = System.nanoTime();
    long elapsed;
    do {
      round();
      elapsed = System.nanoTime() - start;
    } while (elapsed < MIN_NANOS_EACH * variants.size()
        || (elapsed < MAX_NANOS && !areAllSteady()));
    return nanos.stream()
        .mapToInt(history ->
            runs(
                (double) sliceNanos,
                median(history, history.size() - steadySlices, history.size())))
        .toArray();
  }

  private void round() throws Exception {
    long compiled = COMPILERS.getTotalCompilationTime();
    long start = System.nanoTime();
    for (int i = 0; i < variants.size(); i++) {
      List<Double> history = nanos.get(i);
      Cost cost =
          Meter.of(variants.get(i).op(), runs(sliceNanos / 4.0, history.get(history.size() - 1)));
      history.add(cost.nanos());
    }
    double millis = (System.nanoTime() - start) / 1e6;
    compiling.add((COMPILERS.getTotalCompilationTime() - compiled) / millis);
  }

  private boolean areAllSteady() {
    int rounds = compiling.size();
    return rounds >= 2 * steadySlices
        && compiling.subList(rounds - steadySlices, rounds).stream()
                .mapToDouble(share -> share)
                .average()
                .orElse(0)
            < MAX_COMPILING_SHARE
        && nanos.stream().allMatch(this::isSteady);
  }

  private boolean isSteady(List<Double> history) {
    int end = history.size();
    double last = median(history, end - steadySlices, end);
    double before = median(history, end - 2 * steadySlices, end - steadySlices);
    return Math.max(last, before) <= MAX_RATIO_OF_EQUALS * Math.min(last, before);
  }

  private static double median(List<Double> history, int from, int to) {
    List<Double> window = history.subList(Math.max(0, from), to);
    return Quartiles.of(window.stream().mapToDouble(nanos -> nanos).toArray()).median();
  }

  private static int runs(double sliceNanos, double nanosEach) {
    return (int) Math.max(1, sliceNanos / Math.max(1, nanosEach));
  }
}
