package io.github.mesdk.benchmarks;

/**
 * How one way compares with the one that the others are measured against: one line of the table.
 *
 * @param group what was compared, such as {@code decode}
 * @param load on what, such as {@code small}
 * @param measure what was counted, such as {@code time} or {@code bytes}
 * @param variant the way; the SDK's own is {@link #OURS}
 * @param ratio the median, over the rounds, of its amount by the reference's in the same round; of
 *     {@code async} and {@code stampede}, by what is possible; of {@code jars}, {@code MiB} and
 *     {@code bytes on top}, the amount itself
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

  /** What the SDK is called in every comparison; a part of it has a longer name. */
  public static final String OURS = "Me SDK";

  /** What the cache is called where it is asked without a client. */
  public static final String MECACHE = "Me SDK, MeCache alone";

  /** For what scatters. */
  public static Row of(
      String group,
      String load,
      String measure,
      String variant,
      Quartiles ratio,
      double amount,
      String unit) {
    return new Row(
        group, load, measure, variant, ratio.median(), ratio.low(), ratio.high(), amount, unit);
  }

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
    return isOurs(variant);
  }

  /** Whether this way is the SDK's. */
  static boolean isOurs(String variant) {
    return variant.startsWith(OURS);
  }

  /** Whether it neither scattered nor differs: the way that the others are measured by. */
  boolean isReference() {
    return ratio == 1 && low == 1 && high == 1;
  }
}
