package io.github.mesdk.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Renders six bars that answer what most readers ask, as an SVG that fits the screen of a phone.
 * The bar of the SDK lies on a bar of the alternative, whose length is 100 %. A bar whose rows are
 * not in the results is left out.
 */
final class SummaryChart {
  private static final int WIDTH = 380;
  private static final int MARGIN = 16;
  private static final int BLOCK = 66;
  private static final int HEAD = 34;

  private static final String STYLE =
      """
      text{font-family:system-ui,-apple-system,"Segoe UI",sans-serif;font-size:15px;fill:#24292f}
      .page{fill:#ffffff}.title{font-weight:600}.small{font-size:13px;fill:#57606a}
      .value{font-weight:600;text-anchor:end}.other{fill:#d0d7de}.ours{fill:#1a7f5a}
      @media (prefers-color-scheme:dark){
      text{fill:#e6edf3}.page{fill:#0d1117}.small{fill:#9da7b1}
      .other{fill:#30363d}.ours{fill:#3fb984}}
      """;

  /**
   * One bar.
   *
   * @param detail what is measured, and what it is compared with
   * @param share the amount of the SDK, divided by that of the alternative
   */
  private record Bar(String title, String detail, double share) {}

  private final List<Row> rows;

  private SummaryChart(List<Row> rows) {
    this.rows = rows;
  }

  static String of(List<Row> rows, String java) {
    List<Bar> bars = new SummaryChart(rows).bars();
    StringBuilder shapes = new StringBuilder();
    for (int i = 0; i < bars.size(); i++) {
      append(shapes, HEAD + i * BLOCK, bars.get(i));
    }
    int end = HEAD + bars.size() * BLOCK;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
    <title>What the Me SDK costs, compared with the alternatives</title>
    <style>%3$s</style>
    <rect class="page" width="100%%" height="100%%"/>
    <text class="small" x="%4$d" y="24">100 %% is the alternative; shorter is better</text>
    <text class="small" x="%4$d" y="%7$d">Java %5$s</text>
    %6$s</svg>
    """
        .formatted(WIDTH, end + 2 * MARGIN, STYLE, MARGIN, java, shapes, end + MARGIN);
  }

  private List<Bar> bars() {
    List<Bar> bars = new ArrayList<>();
    ratio("decode", "small", "time")
        .ifPresent(share ->
            bars.add(
                new Bar("Decoding an answer", "time, vs Jackson databind with Immutables", share)));
    ratio("call", "small", "time")
        .ifPresent(
            share -> bars.add(new Bar("A call", "time, vs OkHttp and databind by hand", share)));
    ratio("call", "small", "bytes")
        .ifPresent(share ->
            bars.add(
                new Bar("Memory for a call", "allocated bytes, vs OkHttp and databind", share)));
    ratio("cold start", "no flags", "time")
        .ifPresent(share ->
            bars.add(
                new Bar("Cold start", "program with one TLS call, vs OkHttp, databind", share)));
    quotient(row("hit", "40 chars", "time", Row.OURS), row("call", "small", "time", Row.OURS))
        .ifPresent(share ->
            bars.add(new Bar("An answer from the cache", "time, vs a call over loopback", share)));
    quotient(
            row("stampede", "the service answers", "requests", Row.OURS),
            row("stampede", "the service answers", "requests", "Caffeine, get then put"))
        .ifPresent(share ->
            bars.add(
                new Bar(
                    "64 threads at once", "requests sent, vs a cache with get, then put", share)));
    return bars;
  }

  private Optional<Double> ratio(String comparison, String scenario, String measure) {
    return row(comparison, scenario, measure, Row.OURS).map(Row::ratio);
  }

  private static Optional<Double> quotient(Optional<Row> ours, Optional<Row> other) {
    return ours.flatMap(row -> other.map(by -> row.amount() / by.amount()));
  }

  private Optional<Row> row(String comparison, String scenario, String measure, String variant) {
    return rows.stream()
        .filter(row -> row.comparison().equals(comparison) && row.scenario().equals(scenario))
        .filter(row -> row.measure().equals(measure) && row.variant().equals(variant))
        .findFirst();
  }

  private static void append(StringBuilder shapes, int top, Bar bar) {
    int length = WIDTH - 2 * MARGIN;
    long ours = Math.max(2, Math.min(length, Math.round(bar.share() * length)));
    shapes.append(
        """
        <text class="title" x="%1$d" y="%2$d">%3$s</text>
        <text class="value" x="%4$d" y="%2$d">%5$s</text>
        <text class="small" x="%1$d" y="%6$d">%7$s</text>
        <rect class="other" x="%1$d" y="%8$d" width="%9$d" height="12" rx="3"/>
        <rect class="ours" x="%1$d" y="%8$d" width="%10$d" height="12" rx="3"/>
        """
            .formatted(
                MARGIN,
                top + 14,
                bar.title(),
                WIDTH - MARGIN,
                percent(bar.share()),
                top + 32,
                bar.detail(),
                top + 39,
                length,
                ours));
  }

  private static String percent(double share) {
    double percent = 100 * share;
    String format = percent >= 10 ? "%.0f %%" : percent >= 1 ? "%.1f %%" : "%.2f %%";
    return String.format(Locale.ROOT, format, percent);
  }
}
