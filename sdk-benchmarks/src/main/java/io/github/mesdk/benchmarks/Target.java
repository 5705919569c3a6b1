package io.github.mesdk.benchmarks;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ratio that a variant of the SDK should reach (aim), and the ratio that it must reach (limit).
 *
 * @param aim the ratio that it should reach
 * @param limit the ratio that it must reach
 * @param atLeast whether a higher ratio is better
 */
public record Target(double aim, double limit, boolean atLeast) {
  private static final Map<String, Target> ALL = new HashMap<>();

  static {
    for (String scenario : new String[] {"small", "large"}) {
      atMost("decode", scenario, "time", 0.42, 0.60);
      atMost("memory", scenario, "bytes", 2.1, 2.3);
    }
    atMost("decode", "small", "bytes", 0.36, 0.55);
    atMost("decode", "large", "bytes", 0.28, 0.45);
    atMost("call", "small", "bytes", 0.65, 0.85);
    atMost("call", "large", "bytes", 0.25, 0.45);
    atMost("call", "small", "time", 0.90, 1.05);
    atMost("call", "large", "time", 0.60, 0.80);
    atMost("userinfo", "", "time", 0.50, 0.80);
    atMost("userinfo", "", "bytes", 0.50, 0.65);
    put("async", "64 in flight", "throughput", Row.OURS, new Target(0.85, 0.75, true));
    atMost("cold start", "no flags", "time", 0.75, 0.90);
    atMost("cold start", "AppCDS", "time", 0.50, 0.65);
    atMost("cold start", "AOT cache", "time", 0.45, 0.60);
    atMost("cold start", "AppCDS", "time*", 0.50, 0.65);
    atMost("cold start", "AOT cache", "time*", 0.45, 0.60);
    for (String scenario : new String[] {"40 chars", "900 chars"}) {
      double time = scenario.startsWith("40 ") ? 1.4 : 1.2;
      put("hit", scenario, "time", Row.MECACHE_ALONE, new Target(time, time, false));
      put("hit", scenario, "additional bytes", Row.MECACHE_ALONE, new Target(256, 256, false));
    }
    atMost("footprint", "", "jars", 10, 10);
    atMost("footprint", "", "MiB", 6, 6);
  }

  private static void atMost(
      String comparison, String scenario, String measure, double aim, double limit) {
    put(comparison, scenario, measure, Row.OURS, new Target(aim, limit, false));
  }

  private static void put(
      String comparison, String scenario, String measure, String variant, Target target) {
    ALL.put(key(comparison, scenario, measure, variant), target);
  }

  private static String key(String comparison, String scenario, String measure, String variant) {
    return String.join("/", comparison, scenario, measure, variant);
  }

  /** The target of a row; null if the row has none. Only variants of the SDK have targets. */
  public static @Nullable Target of(Row row) {
    return ALL.get(key(row.comparison(), row.scenario(), row.measure(), row.variant()));
  }

  /**
   * Returns the verdict on a row: {@code MISSED} if the median misses the limit, {@code unsure} if
   * only the worse quartile misses it, {@code reached} if the median reaches the aim, and {@code
   * ok} otherwise.
   */
  public String verdict(Row row) {
    if (!reaches(row.ratio(), limit)) {
      return "MISSED";
    }
    if (!reaches(atLeast ? row.low() : row.high(), limit)) {
      return "unsure";
    }
    return reaches(row.ratio(), aim) ? "reached" : "ok";
  }

  private boolean reaches(double ratio, double bound) {
    return atLeast ? ratio >= bound : ratio <= bound;
  }
}
