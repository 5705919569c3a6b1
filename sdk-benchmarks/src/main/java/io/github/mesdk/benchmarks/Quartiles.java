package io.github.mesdk.benchmarks;

import java.util.Arrays;

/**
 * Where the middle half of some numbers lies.
 *
 * @param low a quarter is below
 * @param median half is below
 * @param high a quarter is above
 */
public record Quartiles(double low, double median, double high) {

  /** Those of these numbers, in any order. */
  public static Quartiles of(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  /** Those of the ratios within each round. */
  public static Quartiles ofRatios(double[] numbers, double[] reference) {
    double[] ratios = new double[numbers.length];
    Arrays.setAll(ratios, i -> numbers[i] / reference[i]);
    return of(ratios);
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) ((sorted.length - 1) * share)];
  }
}
