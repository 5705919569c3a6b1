package io.github.mesdk.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows as a table for people, as JSON for programs and as a chart for both. */
final class Report {
  private static final Path FOLDER = Path.of("docs", "performance");

  private Report() {}

  static String table(List<Row> rows) {
    StringBuilder table = new StringBuilder();
    String format = "%-10s %-12s %-10s %-34s %6s %-12s %14s  %s%n";
    table.append(format.formatted("", "", "", "", "ratio", "quartiles", "", "aim / limit"));
    for (Row row : rows) {
      Target target = Target.of(row);
      table.append(
          format.formatted(
              row.group(),
              row.load(),
              row.measure(),
              row.variant(),
              two(row.ratio()),
              row.low() == row.high() ? "" : two(row.low()) + "-" + two(row.high()),
              amount(row),
              target == null ? "" : verdict(target, row.ratio())));
    }
    return table.toString();
  }

  private static String amount(Row row) {
    String format = row.amount() < 10 ? "%.2f %s" : "%.0f %s";
    return String.format(Locale.ROOT, format, row.amount(), row.unit());
  }

  private static String verdict(Target target, double ratio) {
    return two(target.bold()) + " / " + two(target.must()) + "  " + target.verdict(ratio);
  }

  static void write(List<Row> rows) throws IOException {
    Files.createDirectories(FOLDER);
    String java = "java-" + Runtime.version().feature();
    Map<String, Object> document =
        Map.of("java", System.getProperty("java.vm.version"), "rows", rows);
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .writeValue(FOLDER.resolve(java + ".json").toFile(), document);
    Files.writeString(FOLDER.resolve(java + ".svg"), Chart.of(rows));
  }

  private static String two(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
