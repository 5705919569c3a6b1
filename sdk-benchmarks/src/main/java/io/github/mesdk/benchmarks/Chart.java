package io.github.mesdk.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders the rows as an SVG bar chart. It has a block for each job, which is a comparison in one
 * scenario. A block has a line for each variant and a column for each measure. Each column has its
 * own scale. A solid mark shows the limit of a {@link Target}, and a dashed mark shows its aim.
 */
final class Chart {
  private static final int WIDTH = 1000;
  private static final int MARGIN = 24;
  private static final int FIRST_COLUMN = 260;
  private static final int COLUMN = 360;
  private static final int LONGEST_BAR = 280;
  private static final int BAR = 14;
  private static final int LINE = 21;

  /** Colours for light and dark mode; the text uses the system font of the reader. */
  private static final String STYLE =
      """
      text{font-family:system-ui,-apple-system,"Segoe UI",sans-serif;font-size:13px;fill:#24292f}
      .page{fill:#ffffff}.title{font-size:20px;font-weight:600}.job{font-size:15px;font-weight:600}
      .small{font-size:12px;fill:#57606a}.ours{font-weight:600}
      .bar{fill:#b6c0ca}.bar.ours{fill:#1a7f5a}.base{stroke:#d0d7de}
      .limit{stroke:#cf222e;stroke-width:2}.aim{stroke:#9a6700;stroke-width:2;stroke-dasharray:3 2}
      @media (prefers-color-scheme:dark){
      text{fill:#e6edf3}.page{fill:#0d1117}.small{fill:#9da7b1}
      .bar{fill:#4d5662}.bar.ours{fill:#3fb984}.base{stroke:#30363d}
      .limit{stroke:#ff7b72}.aim{stroke:#e3b341}}
      """;

  private static final int COLUMNS = 2;

  private final StringBuilder lines = new StringBuilder();
  private int y = MARGIN;

  private Chart() {}

  static String of(List<Row> rows, String subtitle) {
    Chart chart = new Chart();
    chart.head(subtitle);
    Map<String, List<Row>> jobs = new LinkedHashMap<>();
    for (Row row : rows) {
      jobs.computeIfAbsent(title(row), job -> new ArrayList<>()).add(row);
    }
    jobs.forEach(chart::job);
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
    <title>The Me SDK compared with the alternatives</title>
    <style>%3$s</style>
    <rect class="page" width="100%%" height="100%%"/>
    %4$s</svg>
    """
        .formatted(WIDTH, chart.y + MARGIN, STYLE, chart.lines);
  }

  private static String title(Row row) {
    String job = Titles.of(row.comparison());
    return row.scenario().isEmpty() ? job : job + ": " + row.scenario();
  }

  private void head(String subtitle) {
    text(MARGIN, y + 14, "title", "The Me SDK compared with the alternatives");
    text(MARGIN, y + 36, "small", subtitle);
    int x = FIRST_COLUMN + COLUMN;
    mark(x, y + 26, "limit");
    text(x + 8, y + 36, "small", "limit");
    mark(x + 60, y + 26, "aim");
    text(x + 68, y + 36, "small", "aim");
    y += 52;
  }

  private void job(String title, List<Row> rows) {
    List<String> measures = rows.stream().map(Row::measure).distinct().toList();
    y += 14;
    text(MARGIN, y + 12, "job", title);
    y += 16;
    for (int i = 0; i < measures.size(); i += COLUMNS) {
      line(measures.subList(i, Math.min(i + COLUMNS, measures.size())), rows);
    }
  }

  private void line(List<String> measures, List<Row> all) {
    List<Row> rows = all.stream().filter(row -> measures.contains(row.measure())).toList();
    List<String> variants = rows.stream().map(Row::variant).distinct().toList();
    int top = y + 20;
    for (int i = 0; i < measures.size(); i++) {
      y = top;
      column(FIRST_COLUMN + i * COLUMN, measures.get(i), variants, rows);
    }
    for (int i = 0; i < variants.size(); i++) {
      text(MARGIN, top + i * LINE + 12, cssClass(variants.get(i)), variants.get(i));
    }
    y = top + variants.size() * LINE;
  }

  private void column(int x, String measure, List<String> variants, List<Row> all) {
    List<Row> rows = all.stream().filter(row -> row.measure().equals(measure)).toList();
    double longest = rows.stream().mapToDouble(Chart::largestDrawn).max().orElse(1);
    boolean isHigherBetter =
        rows.stream().map(Target::of).anyMatch(target -> target != null && target.atLeast());
    text(x, y - 6, "small", measure + (isHigherBetter ? ", longer is better" : ""));
    int top = y;
    y += variants.size() * LINE;
    lines.append(
        "<line class=\"base\" x1=\"%1$d\" x2=\"%1$d\" y1=\"%2$d\" y2=\"%3$d\"/>\n"
            .formatted(x, top - 2, y - 3));
    for (Row row : rows) {
      int line = top + variants.indexOf(row.variant()) * LINE;
      bar(x, line, row, longest);
      target(x, line, longest, Target.of(row));
    }
  }

  private static String cssClass(String variant) {
    return Row.isOurs(variant) ? "ours" : "other";
  }

  private void bar(int x, int top, Row row, double longest) {
    long width = Math.max(1, Math.round(row.ratio() / longest * LONGEST_BAR));
    String cssClass = cssClass(row.variant());
    lines.append(
        "<rect class=\"bar %s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\"/>\n"
            .formatted(cssClass, x, top, width, BAR));
    long end = Math.round(largestDrawn(row) / longest * LONGEST_BAR);
    text(x + end + 8, top + 12, cssClass, Report.number(row.ratio()));
  }

  /** The largest value that is drawn for a row: its ratio, or the limit or aim of its target. */
  private static double largestDrawn(Row row) {
    Target target = Target.of(row);
    return target == null
        ? row.ratio()
        : Math.max(row.ratio(), Math.max(target.limit(), target.aim()));
  }

  private void target(int x, int top, double longest, @Nullable Target target) {
    if (target != null) {
      mark(x + Math.round(target.limit() / longest * LONGEST_BAR), top - 2, "limit");
      mark(x + Math.round(target.aim() / longest * LONGEST_BAR), top - 2, "aim");
    }
  }

  private void mark(long x, int top, String cssClass) {
    lines.append(
        "<line class=\"%1$s\" x1=\"%2$d\" x2=\"%2$d\" y1=\"%3$d\" y2=\"%4$d\"/>\n"
            .formatted(cssClass, x, top, top + BAR + 4));
  }

  private void text(long x, int y, String cssClass, String text) {
    lines.append(
        "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(cssClass, x, y, text));
  }
}
