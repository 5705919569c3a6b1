package io.github.mesdk.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All results of one Java feature version, stored as JSON.
 *
 * @param java the full Java version, such as {@code 17.0.15}. If the comparisons ran on different
 *     versions, this text lists all of them, separated by commas
 * @param rows the rows of the latest run of each comparison
 */
record Results(String java, List<Row> rows) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Reads a file; returns empty results if it does not exist. */
  static Results read(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    if (!Files.exists(file)) {
      return new Results("", rows);
    }
    JsonNode document = MAPPER.readTree(file.toFile());
    document.path("rows").forEach(row -> rows.add(row(row)));
    return new Results(document.path("java").asText(), rows);
  }

  /** Returns a copy in which these rows replace all earlier rows of the same comparisons. */
  Results with(String version, List<Row> measured) {
    if (measured.isEmpty()) {
      return this;
    }
    List<String> remeasured = measured.stream().map(Row::comparison).toList();
    List<Row> all = new ArrayList<>(rows);
    all.removeIf(row -> remeasured.contains(row.comparison()));
    boolean isListed = all.isEmpty() || List.of(java.split(", ", -1)).contains(version);
    all.addAll(measured);
    all.sort(Comparator.comparingInt(row -> Titles.order(row.comparison())));
    String versions = all.size() == measured.size() ? version : java;
    return new Results(isListed ? versions : java + ", " + version, all);
  }

  void write(Path file) throws IOException {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("java", java);
    document.put("rows", rows.stream().map(Results::json).toList());
    MAPPER.writeValue(file.toFile(), document);
  }

  private static Row row(JsonNode json) {
    JsonNode quartiles = json.path("quartiles");
    return new Row(
        json.path("comparison").asText(),
        json.path("scenario").asText(),
        json.path("measure").asText(),
        json.path("variant").asText(),
        json.path("ratio").asDouble(),
        quartiles.path(0).asDouble(),
        quartiles.path(1).asDouble(),
        json.path("amount").asDouble(),
        json.path("unit").asText());
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("comparison", row.comparison());
    json.put("scenario", row.scenario());
    json.put("measure", row.measure());
    json.put("variant", row.variant());
    json.put("ratio", rounded(row.ratio()));
    json.put("quartiles", List.of(rounded(row.low()), rounded(row.high())));
    json.put("amount", rounded(row.amount()));
    json.put("unit", row.unit());
    Target target = Target.of(row);
    if (target != null) {
      json.put("aim", target.aim());
      json.put("limit", target.limit());
      json.put("verdict", target.verdict(row));
    }
    return json;
  }

  private static double rounded(double number) {
    return number < 100 ? Math.round(number * 10_000) / 10_000.0 : Math.round(number);
  }
}
