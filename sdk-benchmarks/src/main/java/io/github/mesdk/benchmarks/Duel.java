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

  /** Warms up, measures, and returns a row per variant. */
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
    return rows(costs);
  }

  private List<Row> rows(List<List<Cost>> costs) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < costs.size(); i++) {
      rows.add(row(variants.get(i), costs.get(i), costs.get(0)));
    }
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

  private Row row(Variant variant, List<Cost> costs, List<Cost> reference) {
    double[] times = ratios(costs, reference, Cost::nanos);
    return new Row(
        group,
        load,
        variant.name(),
        at(times, 0.5),
        at(times, 0.25),
        at(times, 0.75),
        at(ratios(costs, reference, Cost::bytes), 0.5),
        at(sorted(costs, Cost::bytes), 0.5),
        at(sorted(costs, Cost::nanos), 0.5));
  }

  private double[] ratios(List<Cost> costs, List<Cost> reference, ToDoubleFunction<Cost> what) {
    double[] ratios = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      ratios[i] = what.applyAsDouble(costs.get(i)) / what.applyAsDouble(reference.get(i));
    }
    Arrays.sort(ratios);
    return ratios;
  }

  private static double[] sorted(List<Cost> costs, ToDoubleFunction<Cost> what) {
    return costs.stream().mapToDouble(what).sorted().toArray();
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) ((sorted.length - 1) * share)];
  }
}
