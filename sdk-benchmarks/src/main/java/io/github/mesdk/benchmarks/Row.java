package io.github.mesdk.benchmarks;

/**
 * How one way compares with the one that the others are measured against: one line of the table.
 *
 * @param group what was compared, such as {@code decode}
 * @param load on what, such as {@code small}
 * @param measure what was counted, such as {@code time} or {@code bytes}
 * @param variant the way; the SDK's own is {@link #OURS}
 * @param ratio the median, over the rounds, of its amount by the reference's in the same round
 * @param low the lower quartile of the same
 * @param high the upper quartile of the same
 * @param amount what was counted per operation, the median over the rounds; a time is of the
 *     machine that it was measured on only
 * @param unit of the amount, such as {@code ns} or {@code B}
 */
public record Row(
    String group,
    String load,
    String measure,
    String variant,
    double ratio,
    double low,
    double high,
    double amount,
    String unit) {

  /** What the SDK is called in every comparison. */
  public static final String OURS = "Me SDK";

  /** For what does not scatter. */
  public static Row exact(
      String group,
      String load,
      String measure,
      String variant,
      double ratio,
      double amount,
      String unit) {
    return new Row(group, load, measure, variant, ratio, ratio, ratio, amount, unit);
  }

  /** Whether it is the SDK's. */
  public boolean isOurs() {
    return variant.equals(OURS);
  }
}
