package io.github.mesdk.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The rows as a table for people, as JSON for programs, as a chart, and on the pages. */
final class Report {
  private static final Path FOLDER = Path.of("docs", "performance");

  private Report() {}

  static String table(List<Row> rows) {
    StringBuilder table = new StringBuilder();
    String format = "%-10s %-22s %-12s %-34s %7s %-13s %14s  %s%n";
    table.append(format.formatted("", "", "", "", "ratio", "quartiles", "", "aim / limit"));
    for (Row row : rows) {
      table.append(
          format.formatted(
              row.group(),
              row.load(),
              row.measure(),
              row.variant(),
              number(row.ratio()),
              quartiles(row),
              number(row.amount()) + " " + row.unit(),
              target(row)));
    }
    return table.toString();
  }

  /** Between which numbers the middle half lies; empty where they show no difference. */
  static String quartiles(Row row) {
    String low = number(row.low());
    String high = number(row.high());
    return low.equals(high) ? "" : low + "-" + high;
  }

  /** What a row is to reach and whether it does; empty where nothing is set. */
  static String target(Row row) {
    Target target = Target.of(row);
    return target == null
        ? ""
        : "%s / %s %s".formatted(number(target.bold()), number(target.must()), target.verdict(row));
  }

  /** With as many digits as mean something. */
  static String number(double number) {
    return String.format(Locale.ROOT, number < 100 ? "%.2f" : "%.0f", number);
  }

  /** Writes the rows down under the name of the Java that they were measured on. */
  static void write(List<Row> measured) throws IOException {
    Files.createDirectories(FOLDER);
    String name = "java-" + Runtime.version().feature();
    Path json = FOLDER.resolve(name + ".json");
    Results results = Results.read(json).with(System.getProperty("java.version"), measured);
    results.write(json);
    String subtitle = "Shorter is better; 1 is the way that the others are measured by. Java ";
    Files.writeString(
        FOLDER.resolve(name + ".svg"), Chart.of(results.rows(), subtitle + results.java()));
    Pages.write(FOLDER, name, results);
  }
}
