package io.github.mesdk.fuzz.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was there after so many seconds.
 *
 * @param vitals the mean of the seconds since the line before
 * @param heap the least mebibytes after a collection in the last seconds
 */
record Line(long seconds, long calls, long answers, long wrong, Vitals vitals, double heap) {
  static final String HEAD =
      String.format(
          "%8s %10s %10s %10s %6s %8s %8s %9s",
          "seconds", "calls", "answers", "failures", "wrong", "threads", "sockets", "heap MiB");

  /** By how much, beyond a fifth, each may be larger at the end: what calls under way hold. */
  private static final double SPARE_THREADS = 16;

  private static final double SPARE_SOCKETS = 32;
  private static final double SPARE_HEAP = 8;
  private static final double FACTOR = 1.2;

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%8d %10d %10d %10d %6d %8.1f %8.1f %9.1f",
        seconds,
        calls,
        answers,
        calls - answers - wrong,
        wrong,
        vitals.threads(),
        vitals.sockets(),
        heap);
  }

  /** What has grown between that line and this one, each in a sentence. */
  List<String> grownSince(Line before) {
    List<String> grown = new ArrayList<>();
    compare(grown, "threads", before.vitals.threads(), vitals.threads(), SPARE_THREADS);
    compare(grown, "sockets", before.vitals.sockets(), vitals.sockets(), SPARE_SOCKETS);
    compare(grown, "heap MiB", before.heap, heap, SPARE_HEAP);
    return grown;
  }

  private static void compare(
      List<String> grown, String what, double before, double after, double spare) {
    if (after > before * FACTOR + spare) {
      grown.add(String.format(Locale.ROOT, "%s grew from %.1f to %.1f", what, before, after));
    }
  }
}
