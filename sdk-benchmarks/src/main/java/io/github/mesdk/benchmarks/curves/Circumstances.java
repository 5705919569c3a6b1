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
 */
record Circumstances(String date, String java, int processors, String load, String run) {

  static Circumstances now(boolean isShort) {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return new Circumstances(
        LocalDate.now(ZoneOffset.UTC).toString(),
        System.getProperty("java.version"),
        system.getAvailableProcessors(),
        String.format(Locale.ROOT, "%.1f", system.getSystemLoadAverage()),
        isShort ? "short" : "full");
  }

  Circumstances until(Circumstances end) {
    return new Circumstances(date, java, processors, load + " before, " + end.load + " after", run);
  }

  String sentence() {
    return "Measured on %s with Java %s on %d processors, in a %s run. Load of the machine: %s."
        .formatted(date, java, processors, run, load);
  }
}
