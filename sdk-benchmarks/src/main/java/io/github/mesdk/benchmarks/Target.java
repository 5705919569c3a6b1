package io.github.mesdk.benchmarks;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a ratio of the SDK's is to be.
 *
 * @param bold the aim
 * @param must what it must not miss
 * @param atLeast whether more is better
 */
public record Target(double bold, double must, boolean atLeast) {
  private static final Map<String, Target> ALL = new HashMap<>();

  static {
    for (String load : new String[] {"small", "large"}) {
      atMost("decode", load, "time", 0.42, 0.60);
      atMost("memory", load, "bytes", 2.1, 2.3);
    }
    atMost("decode", "small", "bytes", 0.36, 0.55);
    atMost("decode", "large", "bytes", 0.28, 0.45);
    atMost("call", "small", "bytes", 0.65, 0.85);
    atMost("call", "large", "bytes", 0.25, 0.45);
    atMost("call", "small", "time", 0.90, 1.05);
    atMost("call", "large", "time", 0.60, 0.80);
    atMost("userinfo", "", "time", 0.50, 0.80);
    atMost("userinfo", "", "bytes", 0.50, 0.80);
    ALL.put(key("async", "64 in flight", "throughput"), new Target(0.85, 0.75, true));
    atMost("cold start", "no flags", "time", 0.75, 0.90);
    atMost("cold start", "AppCDS", "time", 0.50, 0.65);
    atMost("cold start", "AOT cache", "time", 0.45, 0.60);
    atMost("cold start", "AppCDS", "time*", 0.50, 0.65);
    atMost("cold start", "AOT cache", "time*", 0.45, 0.60);
    atMost("footprint", "", "jars", 10, 10);
    atMost("footprint", "", "MiB", 6, 6);
  }

  private static void atMost(String group, String load, String measure, double bold, double must) {
    ALL.put(key(group, load, measure), new Target(bold, must, false));
  }

  private static String key(String group, String load, String measure) {
    return group + "/" + load + "/" + measure;
  }

  /** The target of this row; null where none is set, or the row is not the SDK's. */
  public static @Nullable Target of(Row row) {
    return row.isOurs() ? ALL.get(key(row.group(), row.load(), row.measure())) : null;
  }

  /** How a ratio does: {@code bold}, {@code ok} or {@code MISSED}. */
  public String verdict(double ratio) {
    return reaches(ratio, bold) ? "bold" : reaches(ratio, must) ? "ok" : "MISSED";
  }

  private boolean reaches(double ratio, double limit) {
    return atLeast ? ratio >= limit : ratio <= limit;
  }
}
