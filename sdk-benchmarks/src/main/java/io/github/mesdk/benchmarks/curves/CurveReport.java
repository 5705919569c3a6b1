package io.github.mesdk.benchmarks.curves;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the curves as JSON, as SVG, and as tables into the page of the curves. */
final class CurveReport {
  private static final Path FOLDER = Path.of("docs", "performance");
  private static final Pattern SECTION =
      Pattern.compile("(<!-- curves -->\n).*?(<!-- end of curves -->)", Pattern.DOTALL);

  private CurveReport() {}

  /** Writes a run of all curves, or replaces the earlier figures of the curves of a run. */
  static void write(Circumstances run, List<Point> measured) throws IOException {
    Path json = FOLDER.resolve("curves.json");
    CurveResults results =
        run.isOfAll()
            ? new CurveResults(List.of(run), measured)
            : CurveResults.read(json).with(run, measured);
    results.write(json);
    Files.writeString(FOLDER.resolve("curves.svg"), CurveChart.of(results));
    Path page = FOLDER.resolve("curves.md");
    String sentences =
        results.circumstances().stream()
            .map(Circumstances::sentence)
            .collect(Collectors.joining("\n\n"));
    String tables = "\n" + sentences + "\n" + tables(results.points()) + "\n";
    Files.writeString(
        page,
        SECTION
            .matcher(Files.readString(page))
            .replaceAll(
                section -> Matcher.quoteReplacement(section.group(1) + tables + section.group(2))));
  }

  private static String tables(List<Point> points) {
    StringBuilder text = new StringBuilder();
    for (String chart : points.stream().map(Point::chart).distinct().toList()) {
      List<Point> own = points.stream().filter(point -> point.chart().equals(chart)).toList();
      List<Long> columns = own.stream().map(Point::x).distinct().toList();
      List<String> head = new ArrayList<>(List.of(chart));
      columns.forEach(x -> head.add(String.format(Locale.ROOT, "%,d", x)));
      text.append('\n').append(line(head)).append(line(Collections.nCopies(head.size(), "---")));
      for (String series : own.stream().map(Point::series).distinct().toList()) {
        text.append(line(cells(series, columns, own)));
      }
    }
    return text.toString();
  }

  private static List<String> cells(String series, List<Long> columns, List<Point> points) {
    List<String> cells = new ArrayList<>(List.of(series));
    for (long x : columns) {
      cells.add(
          points.stream()
              .filter(point -> point.series().equals(series) && point.x() == x)
              .map(point -> number(point.y()))
              .findFirst()
              .orElse(""));
    }
    return cells;
  }

  static String number(double number) {
    boolean isWhole = number >= 100 || number == Math.rint(number);
    return String.format(Locale.ROOT, isWhole ? "%,.0f" : number >= 10 ? "%.1f" : "%.2f", number);
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
