package io.github.mesdk.benchmarks.curves;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures the curves, prints them, and writes them to {@code docs/performance}. The system
 * property {@code curves} is {@code full} or {@code short}. A short run measures each point for a
 * shorter time. The system property {@code curves.only} names the curves to measure, separated by
 * commas; the other curves keep their earlier figures. If it is empty, all curves are measured.
 */
public final class Curves {
  private static final long SECOND = 1_000_000_000L;
  private static final long FULL_FLOOD = 10_000_000;
  private static final long SHORT_FLOOD = 1_000_000;

  private Curves() {}

  private interface Curve {
    List<Point> run() throws Exception;
  }

  private static Map<String, Curve> all(boolean isShort) {
    Map<String, Curve> all = new LinkedHashMap<>();
    all.put("memory", MemoryCurve::run); // first, because the others leave garbage
    all.put("cache", () -> CacheCurve.run(isShort ? SHORT_FLOOD : FULL_FLOOD));
    all.put("tokens", TokenStorm::run);
    all.put("sizes", () -> SizeCurve.run(isShort ? 5 : 21, isShort ? 60 : 120));
    all.put("callers", () -> CallerCurve.run(isShort ? SECOND : 4 * SECOND));
    return all;
  }

  /**
   * Runs the measurements.
   *
   * @throws IllegalArgumentException if the system property {@code curves.only} has an unknown name
   */
  public static void run() throws Exception {
    boolean isShort = System.getProperty("curves", "full").equals("short");
    Map<String, Curve> curves = all(isShort);
    int available = curves.size();
    retain(System.getProperty("curves.only", "").strip(), curves);
    boolean isAll = curves.size() == available;
    String names = isAll ? Circumstances.ALL : String.join(", ", curves.keySet());
    Circumstances before = Circumstances.now(isShort, names);
    List<Point> points = new ArrayList<>();
    for (Curve curve : curves.values()) {
      List<Point> measured = curve.run();
      print(measured);
      points.addAll(measured);
    }
    CurveReport.write(before.until(Circumstances.now(isShort, names)), points);
  }

  private static void retain(String only, Map<String, Curve> curves) {
    if (only.isEmpty()) {
      return;
    }
    List<String> names = List.of(only.split("\\s*,\\s*", -1));
    if (!curves.keySet().containsAll(names)) {
      throw new IllegalArgumentException(
          "unknown curve in: %s; available: %s".formatted(names, curves.keySet()));
    }
    curves.keySet().retainAll(names);
  }

  private static void print(List<Point> points) {
    for (Point point : points) {
      System.out.printf(
          Locale.ROOT,
          "%-36s %-44s %10d %14.2f%n",
          point.chart(),
          point.series(),
          point.x(),
          point.y());
    }
  }
}
