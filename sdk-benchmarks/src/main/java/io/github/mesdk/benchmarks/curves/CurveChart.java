package io.github.mesdk.benchmarks.curves;

import io.github.mesdk.benchmarks.Row;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Draws each chart with more than one x as lines, both axes logarithmic, one chart below another.
 */
final class CurveChart {
  private static final int WIDTH = 380;
  private static final int LEFT = 16;
  private static final int PLOT_WIDTH = 348;
  private static final int PLOT_HEIGHT = 120;
  private static final int LEGEND_LINE = 18;
  private static final int MARGIN = 40;

  /** Each has a color of its own in all charts; the colors of other series follow their order. */
  private static final List<String> COLORED =
      List.of(
          Row.OURS,
          Row.OURS + ", a connection for each caller",
          "OkHttp + databind by hand",
          "java.net.http + databind",
          "OkHttp + databind by hand, 64 connections");

  private static final String STYLE =
      """
      text{font-family:system-ui,-apple-system,"Segoe UI",sans-serif;font-size:12px;fill:#57606a}
      .page{fill:#ffffff}.title{font-size:15px;font-weight:600;fill:#24292f}
      .axis{stroke:#d0d7de}polyline{fill:none;stroke-width:2}
      .s0{stroke:#1a7f5a}.s1{stroke:#8250df}.s2{stroke:#bc4c00}.s3{stroke:#0969da}
      .s4{stroke:#bf3989}
      .end{text-anchor:end}
      @media (prefers-color-scheme:dark){
      text{fill:#9da7b1}.page{fill:#0d1117}.title{fill:#e6edf3}.axis{stroke:#30363d}
      .s0{stroke:#3fb984}.s1{stroke:#b392f0}.s2{stroke:#f0883e}.s3{stroke:#58a6ff}
      .s4{stroke:#f778ba}}
      """;

  private final StringBuilder shapes = new StringBuilder();
  private int y = 16;

  private CurveChart() {}

  static String of(CurveResults results) {
    List<Point> points = results.points();
    CurveChart chart = new CurveChart();
    for (String title : points.stream().map(Point::chart).distinct().toList()) {
      List<Point> own = points.stream().filter(point -> point.chart().equals(title)).toList();
      if (own.stream().map(Point::x).distinct().count() > 1
          && own.stream().allMatch(point -> point.y() > 0)) {
        chart.draw(title, own);
      }
    }
    String when =
        results.circumstances().stream()
            .map(run -> run.date() + ", Java " + run.java())
            .distinct()
            .collect(Collectors.joining("; "));
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
    <title>How the cost grows</title>
    <style>%3$s</style>
    <rect class="page" width="100%%" height="100%%"/>
    %4$s<text x="%5$d" y="%6$d">%7$s; logarithmic axes</text>
    </svg>
    """
        .formatted(WIDTH, chart.y + 28, STYLE, chart.shapes, LEFT, chart.y + 12, when);
  }

  private void draw(String title, List<Point> points) {
    text("title", LEFT, y + 12, title);
    List<String> series = points.stream().map(Point::series).distinct().toList();
    y += 22;
    for (int i = 0; i < series.size(); i++) {
      shapes.append(
          "<polyline class=\"s%d\" points=\"%d,%d %d,%d\"/>\n"
              .formatted(color(i, series), LEFT, y + 6, LEFT + 18, y + 6));
      text("", LEFT + 26, y + 10, series.get(i));
      y += LEGEND_LINE;
    }
    double low = points.stream().mapToDouble(Point::y).min().orElseThrow();
    double high = points.stream().mapToDouble(Point::y).max().orElseThrow();
    long first = points.stream().mapToLong(Point::x).min().orElseThrow();
    long last = points.stream().mapToLong(Point::x).max().orElseThrow();
    frame(low, high, first, last);
    for (int i = 0; i < series.size(); i++) {
      String name = series.get(i);
      List<Point> own = points.stream().filter(point -> point.series().equals(name)).toList();
      polyline(color(i, series), own, new double[] {low, high, first, last});
    }
    y += PLOT_HEIGHT + MARGIN;
  }

  private void frame(double low, double high, long first, long last) {
    int bottom = y + PLOT_HEIGHT;
    shapes.append(
        "<polyline class=\"axis\" points=\"%d,%d %d,%d %d,%d\"/>\n"
            .formatted(LEFT, y, LEFT, bottom, LEFT + PLOT_WIDTH, bottom));
    text("", LEFT + 4, y + 10, CurveReport.number(high));
    text("", LEFT + 4, bottom - 4, CurveReport.number(low));
    text("", LEFT, bottom + 16, String.format(Locale.ROOT, "%,d", first));
    text("end", LEFT + PLOT_WIDTH, bottom + 16, String.format(Locale.ROOT, "%,d", last));
  }

  private void polyline(int color, List<Point> points, double[] bounds) {
    StringBuilder line = new StringBuilder();
    for (Point point : points) {
      double right = share((double) point.x(), bounds[2], bounds[3]) * PLOT_WIDTH;
      double up = share(point.y(), bounds[0], bounds[1]) * PLOT_HEIGHT;
      int px = LEFT + (int) Math.round(right);
      int py = y + PLOT_HEIGHT - (int) Math.round(up);
      line.append(px).append(',').append(py).append(' ');
    }
    shapes.append(
        "<polyline class=\"s%d\" points=\"%s\"/>\n".formatted(color, line.toString().strip()));
  }

  private static int color(int index, List<String> series) {
    int color = COLORED.indexOf(series.get(index));
    return color < 0 ? index : color;
  }

  private static double share(double value, double low, double high) {
    return high == low ? 0.5 : Math.log(value / low) / Math.log(high / low);
  }

  private void text(String cssClass, int x, int top, String text) {
    shapes.append(
        "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(cssClass, x, top, text));
  }
}
