package io.github.mesdk.benchmarks;

import io.github.mesdk.benchmarks.Meter.Cost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Compares variants of one job in one process. After a {@link WarmUp}, it runs many rounds. In each
 * round, every variant runs for a short time, in shuffled order. The cost of a variant in a round
 * is divided by the cost of the reference in the same round. A change in the load of the machine
 * therefore affects all variants alike.
 */
public final class InterleavedBenchmark {
  private final String comparison;
  private final String scenario;
  private final List<Variant> variants;
  private final int rounds;
  private final long sliceNanos;
  private boolean isRelativeToCheapest;
  private boolean hasCpu;

  /**
   * Creates a benchmark.
   *
   * @param comparison the name of the comparison
   * @param scenario the name of the input; empty if there is only one input
   * @param variants the variants; the first variant is the reference
   * @param rounds the number of measured rounds
   * @param sliceMillis how long each variant runs in a round, in milliseconds
   */
  public InterleavedBenchmark(
      String comparison, String scenario, List<Variant> variants, int rounds, int sliceMillis) {
    this.comparison = comparison;
    this.scenario = scenario;
    this.variants = List.copyOf(variants);
    this.rounds = rounds;
    this.sliceNanos = sliceMillis * 1_000_000L;
  }

  /**
   * Uses the cheapest of the other libraries as the reference, separately for each measure. Without
   * this call, the first variant is the reference.
   */
  public InterleavedBenchmark relativeToCheapest() {
    isRelativeToCheapest = true;
    return this;
  }

  /**
   * Adds a row for the processor time of all Java threads. It varies less than the time on a busy
   * machine, and contains the work of the kernel.
   */
  public InterleavedBenchmark withCpu() {
    hasCpu = true;
    return this;
  }

  /**
   * Warms up, measures, and returns two rows for each variant: one for time, one for allocated
   * bytes.
   */
  public List<Row> run() throws Exception {
    int[] runs = new WarmUp(variants, sliceNanos).runsPerSlice();
    List<List<Cost>> costs = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < runs.length; i++) {
      costs.add(new ArrayList<>());
      order.add(i);
    }
    Random random = new Random(17);
    for (int round = 0; round < rounds; round++) {
      Collections.shuffle(order, random);
      for (int i : order) {
        costs.get(i).add(Meter.of(variants.get(i).op(), runs[i]));
      }
    }
    List<Row> rows = new ArrayList<>();
    rows.addAll(rows(costs, "time", "ns", Cost::nanos));
    rows.addAll(rows(costs, "bytes", "B", Cost::bytes));
    if (hasCpu) {
      rows.addAll(rows(costs, "cpu", "ns", Cost::cpuNanos));
    }
    return rows;
  }

  private List<Row> rows(
      List<List<Cost>> costs, String measure, String unit, ToDoubleFunction<Cost> quantity) {
    List<double[]> amounts =
        costs.stream().map(each -> each.stream().mapToDouble(quantity).toArray()).toList();
    double[] reference = amounts.get(isRelativeToCheapest ? cheapestAlternative(amounts) : 0);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < variants.size(); i++) {
      double[] own = amounts.get(i);
      Quartiles ratio = Quartiles.ofRatios(own, reference);
      double amount = Quartiles.of(own).median();
      rows.add(Row.of(comparison, scenario, measure, variants.get(i).name(), ratio, amount, unit));
    }
    return rows;
  }

  private int cheapestAlternative(List<double[]> amounts) {
    int cheapest = -1;
    for (int i = 0; i < amounts.size(); i++) {
      String name = variants.get(i).name();
      boolean isPeer = !Row.isOurs(name) && !name.equals(Row.RAW_SOCKET);
      if (isPeer && (cheapest < 0 || median(amounts, i) < median(amounts, cheapest))) {
        cheapest = i;
      }
    }
    return cheapest;
  }

  private static double median(List<double[]> amounts, int i) {
    return Quartiles.of(amounts.get(i)).median();
  }
}
