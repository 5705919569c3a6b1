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
    String format = "%-9s %-6s %-28s %8s %13s %10s %8s%n";
    table.append(format.formatted("", "", "", "time x", "(quartiles)", "B/op", "bytes x"));
    for (Row row : rows) {
      table.append(
          format.formatted(
              row.group(),
              row.load(),
              row.variant(),
              row.time() == 0 ? "" : two(row.time()),
              row.time() == 0 ? "" : "(" + two(row.timeLow()) + "-" + two(row.timeHigh()) + ")",
              Math.round(row.bytesPerOp()),
              two(row.bytes())));
    }
    return table.toString();
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
