package io.github.mesdk.benchmarks.curves;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The stored curves.
 *
 * @param circumstances of the run of all curves, then of each later run of some curves
 * @param points the points of all charts
 */
record CurveResults(List<Circumstances> circumstances, List<Point> points) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static CurveResults read(Path file) throws IOException {
    return MAPPER.readValue(file.toFile(), CurveResults.class);
  }

  /** Returns a copy in which these points replace all earlier points of the same charts. */
  CurveResults with(Circumstances run, List<Point> measured) {
    List<Circumstances> runs = new ArrayList<>(circumstances);
    runs.removeIf(earlier -> earlier.curves().equals(run.curves()));
    runs.add(run);
    Map<String, List<Point>> charts = byChart(points);
    charts.putAll(byChart(measured));
    return new CurveResults(runs, charts.values().stream().flatMap(List::stream).toList());
  }

  private static Map<String, List<Point>> byChart(List<Point> points) {
    return points.stream()
        .collect(Collectors.groupingBy(Point::chart, LinkedHashMap::new, Collectors.toList()));
  }

  void write(Path file) throws IOException {
    MAPPER.writeValue(file.toFile(), this);
  }
}
