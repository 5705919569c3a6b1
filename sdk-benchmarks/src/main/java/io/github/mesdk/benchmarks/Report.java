package io.github.mesdk.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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

  /** Writes the rows down under the name of the Java that they were measured on. */
  static void write(List<Row> rows) throws IOException {
    Files.createDirectories(FOLDER);
    String version = System.getProperty("java.version");
    String file = "java-" + Runtime.version().feature();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("java", version);
    document.put("rows", rows.stream().map(Report::json).toList());
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(FOLDER.resolve(file + ".json").toFile(), document);
    String subtitle = "Shorter is better; 1 is the way that the others are measured by. Java ";
    Files.writeString(FOLDER.resolve(file + ".svg"), Chart.of(rows, subtitle + version));
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("group", row.group());
    json.put("load", row.load());
    json.put("measure", row.measure());
    json.put("variant", row.variant());
    json.put("ratio", rounded(row.ratio()));
    json.put("quartiles", List.of(rounded(row.low()), rounded(row.high())));
    json.put("amount", rounded(row.amount()));
    json.put("unit", row.unit());
    Target target = Target.of(row);
    if (target != null) {
      json.put("aim", target.bold());
      json.put("limit", target.must());
      json.put("verdict", target.verdict(row.ratio()));
    }
    return json;
  }

  private static double rounded(double number) {
    return number < 100 ? Math.round(number * 10_000) / 10_000.0 : Math.round(number);
  }

  private static String two(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
