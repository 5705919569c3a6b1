package io.github.mesdk.fuzz.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One line of the report.
 *
 * @param seconds the time since the start
 * @param usage the mean usage since the previous line
 * @param heap the smallest heap in MiB of the samples in the last seconds before this line, each
 *     taken after a garbage collection
 */
record Line(long seconds, long calls, long answers, long wrong, ResourceUsage usage, double heap) {
  static final String HEAD =
      String.format(
          "%8s %10s %10s %10s %6s %8s %8s %9s",
          "seconds", "calls", "answers", "failures", "wrong", "threads", "sockets", "heap MiB");

  /** The permitted growth in addition to a fifth, because calls in flight hold resources. */
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
        usage.threads(),
        usage.sockets(),
        heap);
  }

  /** Returns a sentence for each resource that has grown since an earlier line. */
  List<String> grownSince(Line before) {
    List<String> grown = new ArrayList<>();
    compare(grown, "threads", before.usage.threads(), usage.threads(), SPARE_THREADS);
    compare(grown, "sockets", before.usage.sockets(), usage.sockets(), SPARE_SOCKETS);
    compare(grown, "heap MiB", before.heap, heap, SPARE_HEAP);
    return grown;
  }

  private static void compare(
      List<String> grown, String resource, double before, double after, double spare) {
    if (after > before * FACTOR + spare) {
      grown.add(String.format(Locale.ROOT, "%s grew from %.1f to %.1f", resource, before, after));
    }
  }
}
