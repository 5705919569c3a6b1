package io.github.mesdk.benchmarks.curves;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * When and where the curves were measured.
 *
 * @param date the date in UTC
 * @param java the version of Java
 * @param processors the number of processors
 * @param load the load of the machine in the last minute before and after the run, other programs
 *     included
 * @param run {@code full} or {@code short}
 * @param curves the names of the measured curves, or {@link #ALL}
 */
record Circumstances(
    String date, String java, int processors, String load, String run, String curves) {
  static final String ALL = "all";

  static Circumstances now(boolean isShort, String curves) {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return new Circumstances(
        LocalDate.now(ZoneOffset.UTC).toString(),
        System.getProperty("java.version"),
        system.getAvailableProcessors(),
        String.format(Locale.ROOT, "%.1f", system.getSystemLoadAverage()),
        isShort ? "short" : "full",
        curves);
  }

  /** Whether the run measured all curves. */
  boolean isOfAll() {
    return curves.equals(ALL);
  }

  Circumstances until(Circumstances end) {
    String loads = load + " before, " + end.load + " after";
    return new Circumstances(date, java, processors, loads, run, curves);
  }

  String sentence() {
    String subject = isOfAll() ? "Measured" : "Of these, `" + curves + "` measured again";
    return "%s on %s with Java %s on %d processors, in a %s run. Load of the machine: %s."
        .formatted(subject, date, java, processors, run, load);
  }
}
