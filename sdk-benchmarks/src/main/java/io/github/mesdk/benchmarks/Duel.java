package io.github.mesdk.benchmarks;

import io.github.mesdk.benchmarks.Meter.Cost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Compares ways to do one job. All live in one process and are warm before anything counts; then
 * come rounds of short slices in shuffled order, and a way is compared with the reference within
 * each round. One after the other would measure what the machine does meanwhile.
 */
public final class Duel {
  private final String group;
  private final String load;
  private final List<Variant> variants;
  private final int rounds;
  private final long sliceNanos;
  private final long warmUpNanos;
  private boolean isAgainstTheBest;

  /**
   * A duel.
   *
   * @param variants the reference first
   * @param rounds how many rounds count
   * @param sliceMillis how long each variant runs in a round
   */
  public Duel(String group, String load, List<Variant> variants, int rounds, int sliceMillis) {
    this.group = group;
    this.load = load;
    this.variants = List.copyOf(variants);
    this.rounds = rounds;
    this.sliceNanos = sliceMillis * 1_000_000L;
    this.warmUpNanos = Long.getLong("bench.warmup", 2_000) * 1_000_000L;
  }

  /** Takes for the reference not the first, but whichever of the others costs least. */
  public Duel againstTheBest() {
    isAgainstTheBest = true;
    return this;
  }

  /** Warms up, measures, and returns two rows per variant. */
  public List<Row> run() throws Exception {
    int[] times = new int[variants.size()];
    List<List<Cost>> costs = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      costs.add(new ArrayList<>());
      order.add(i);
    }
    for (int i = 0; i < 2 * times.length; i++) { // what one learns may undo what was compiled
      times[i % times.length] = warm(variants.get(i % times.length).op());
    }
    Random random = new Random(17);
    for (int round = 0; round < rounds; round++) {
      Collections.shuffle(order, random);
      for (int i : order) {
        costs.get(i).add(Meter.of(variants.get(i).op(), times[i]));
      }
    }
    List<Row> rows = new ArrayList<>();
    rows.addAll(rows(costs, "time", "ns", Cost::nanos));
    rows.addAll(rows(costs, "bytes", "B", Cost::bytes));
    return rows;
  }

  /** Runs until it is warm; answers how often it runs in a slice. */
  private int warm(Variant.Op op) throws Exception {
    long end = System.nanoTime() + warmUpNanos / 2;
    Cost cost = Meter.of(op, 1);
    do {
      cost = Meter.of(op, (int) Math.max(1, sliceNanos / 4.0 / Math.max(1, cost.nanos())));
    } while (System.nanoTime() < end);
    return (int) Math.max(1, sliceNanos / Math.max(1.0, cost.nanos()));
  }

  private List<Row> rows(
      List<List<Cost>> costs, String measure, String unit, ToDoubleFunction<Cost> what) {
    List<double[]> amounts =
        costs.stream().map(of -> of.stream().mapToDouble(what).toArray()).toList();
    double[] reference = amounts.get(isAgainstTheBest ? best(amounts) : 0);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < variants.size(); i++) {
      double[] of = amounts.get(i);
      Quartiles ratios = Quartiles.of(ratios(of, reference));
      rows.add(
          new Row(
              group,
              load,
              measure,
              variants.get(i).name(),
              ratios.median(),
              ratios.low(),
              ratios.high(),
              Quartiles.of(of).median(),
              unit));
    }
    return rows;
  }

  private int best(List<double[]> amounts) {
    int best = -1;
    for (int i = 0; i < amounts.size(); i++) {
      boolean isOurs = variants.get(i).name().equals(Row.OURS);
      if (!isOurs && (best < 0 || median(amounts, i) < median(amounts, best))) {
        best = i;
      }
    }
    return best;
  }

  private static double median(List<double[]> amounts, int i) {
    return Quartiles.of(amounts.get(i)).median();
  }

  private static double[] ratios(double[] of, double[] reference) {
    double[] ratios = new double[of.length];
    Arrays.setAll(ratios, i -> of[i] / reference[i]);
    return ratios;
  }
}
