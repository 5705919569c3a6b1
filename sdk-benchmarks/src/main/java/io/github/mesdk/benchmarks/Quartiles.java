package io.github.mesdk.benchmarks;

import java.util.Arrays;

/**
 * The quartiles of a set of numbers.
 *
 * @param low the lower quartile
 * @param median the median
 * @param high the upper quartile
 */
public record Quartiles(double low, double median, double high) {

  /** The quartiles of numbers in any order. */
  public static Quartiles of(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  /**
   * Divides each number by the reference of the same round, and returns the quartiles of the
   * ratios.
   *
   * @param numbers one number for each round
   * @param reference one positive number for each round
   */
  public static Quartiles ofRatios(double[] numbers, double[] reference) {
    double[] ratios = new double[numbers.length];
    Arrays.setAll(ratios, i -> numbers[i] / reference[i]);
    return of(ratios);
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) ((sorted.length - 1) * share)];
  }
}
