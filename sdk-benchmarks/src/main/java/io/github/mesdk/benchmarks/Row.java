package io.github.mesdk.benchmarks;

/**
 * One line of the table: a variant compared with the reference.
 *
 * @param comparison the comparison, such as {@code decode}
 * @param scenario the input or the circumstances, such as {@code small} or {@code AppCDS}; empty if
 *     the comparison has only one scenario
 * @param measure the measured quantity, such as {@code time} or {@code bytes}
 * @param variant the name of the variant; the SDK's is {@link #OURS}
 * @param ratio the median of the quotients of all rounds. The quotient of a round is the amount of
 *     the variant divided by the amount of the reference. For {@code async} and {@code stampede},
 *     the divisor is the optimum. For {@code jars}, {@code MiB} and {@code additional bytes}, the
 *     ratio is the amount itself
 * @param low the lower quartile of the ratio
 * @param high the upper quartile of the ratio
 * @param amount the median amount per operation; times are valid only for the machine that measured
 *     them
 * @param unit the unit of the amount, such as {@code ns} or {@code B}
 */
public record Row(
    String comparison,
    String scenario,
    String measure,
    String variant,
    double ratio,
    double low,
    double high,
    double amount,
    String unit) {

  /**
   * The name of the SDK's variant. The name of a variant that uses only a part of the SDK starts
   * with this name.
   */
  public static final String OURS = "Me SDK";

  /** The name of the SDK's cache when it is called without a client. */
  public static final String MECACHE_ALONE = "Me SDK, MeCache alone";

  /** The name of a variant that only sends and receives bytes: less is not possible. */
  public static final String RAW_SOCKET = "raw socket, answer discarded";

  /** Creates a row for a measured quantity that varies. */
  public static Row of(
      String comparison,
      String scenario,
      String measure,
      String variant,
      Quartiles ratio,
      double amount,
      String unit) {
    return new Row(
        comparison,
        scenario,
        measure,
        variant,
        ratio.median(),
        ratio.low(),
        ratio.high(),
        amount,
        unit);
  }

  /** Creates a row for a quantity that does not vary. */
  public static Row exact(
      String comparison,
      String scenario,
      String measure,
      String variant,
      double ratio,
      double amount,
      String unit) {
    return new Row(comparison, scenario, measure, variant, ratio, ratio, ratio, amount, unit);
  }

  /** Whether the variant is the SDK or a part of it. */
  public boolean isOurs() {
    return isOurs(variant);
  }

  /** Whether a variant is the SDK or a part of it. */
  static boolean isOurs(String variant) {
    return variant.startsWith(OURS);
  }

  /** Whether this variant is the reference. The ratio of the reference is 1 in every round. */
  boolean isReference() {
    return ratio == 1 && low == 1 && high == 1;
  }
}
