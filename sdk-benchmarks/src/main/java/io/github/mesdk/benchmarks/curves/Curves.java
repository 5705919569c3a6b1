package io.github.mesdk.benchmarks.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures all curves, prints them, and writes them to {@code docs/performance}. The system
 * property {@code curves} is {@code full} or {@code short}. A short run measures each point for a
 * shorter time.
 */
public final class Curves {
  private static final long SECOND = 1_000_000_000L;
  private static final long FULL_FLOOD = 10_000_000;
  private static final long SHORT_FLOOD = 1_000_000;

  private Curves() {}

  /** Runs the measurements. */
  public static void run() throws Exception {
    boolean isShort = System.getProperty("curves", "full").equals("short");
    Circumstances before = Circumstances.now(isShort);
    List<Point> points = new ArrayList<>();
    measure(points, MemoryCurve.run()); // first, because the others leave garbage
    measure(points, CacheCurve.run(isShort ? SHORT_FLOOD : FULL_FLOOD));
    measure(points, TokenStorm.run());
    measure(points, SizeCurve.run(isShort ? 5 : 21, isShort ? 60 : 120));
    measure(points, CallerCurve.run(isShort ? SECOND : 5 * SECOND));
    CurveReport.write(before.until(Circumstances.now(isShort)), points);
  }

  private static void measure(List<Point> all, List<Point> measured) {
    for (Point point : measured) {
      System.out.printf(
          Locale.ROOT,
          "%-36s %-28s %10d %14.2f%n",
          point.chart(),
          point.series(),
          point.x(),
          point.y());
    }
    all.addAll(measured);
  }
}
