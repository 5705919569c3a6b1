package io.github.mesdk.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reports the rows as a text table, as JSON, as a chart, and in the Markdown pages. */
final class Report {
  private static final Path DOCUMENTS = Path.of("docs");
  private static final Path FOLDER = DOCUMENTS.resolve("performance");

  private Report() {}

  static String table(List<Row> rows) {
    StringBuilder table = new StringBuilder();
    String format = "%-10s %-22s %-16s %-34s %7s %-13s %14s  %s%n";
    table.append(format.formatted("", "", "", "", "ratio", "quartiles", "", "aim / limit"));
    for (Row row : rows) {
      table.append(
          format.formatted(
              row.comparison(),
              row.scenario(),
              row.measure(),
              row.variant(),
              number(row.ratio()),
              quartiles(row),
              number(row.amount()) + " " + row.unit(),
              target(row)));
    }
    return table.toString();
  }

  /** The quartiles as a range; empty if both are equal after rounding. */
  static String quartiles(Row row) {
    String low = number(row.low());
    String high = number(row.high());
    return low.equals(high) ? "" : low + "-" + high;
  }

  /** The aim, the limit and the verdict of a row; empty if the row has no target. */
  static String target(Row row) {
    Target target = Target.of(row);
    return target == null
        ? ""
        : "%s / %s %s".formatted(number(target.aim()), number(target.limit()), target.verdict(row));
  }

  /** Formats a number below 100 with two decimals, and any other number without decimals. */
  static String number(double number) {
    return String.format(Locale.ROOT, number < 100 ? "%.2f" : "%.0f", number);
  }

  /**
   * Writes the rows to the JSON file and the chart of the running Java version, and updates the
   * pages.
   */
  static void write(List<Row> measured) throws IOException {
    Files.createDirectories(FOLDER);
    String name = "java-" + Runtime.version().feature();
    Path json = FOLDER.resolve(name + ".json");
    Results results = Results.read(json).with(System.getProperty("java.version"), measured);
    results.write(json);
    String subtitle = "Shorter is better; 1 is the reference. Java ";
    Files.writeString(
        FOLDER.resolve(name + ".svg"), Chart.of(results.rows(), subtitle + results.java()));
    Files.writeString(
        FOLDER.resolve(name + "-summary.svg"), SummaryChart.of(results.rows(), results.java()));
    Pages.write(DOCUMENTS, name, results);
  }
}
