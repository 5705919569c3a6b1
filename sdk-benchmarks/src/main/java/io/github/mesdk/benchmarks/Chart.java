package io.github.mesdk.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bars, one block per comparison: a bar is as long as its share of the longest in the block. */
final class Chart {
  private static final int WIDTH = 820;
  private static final int BARS_FROM = 250;
  private static final int LONGEST_BAR = 440;
  private static final int LINE = 22;

  private final List<String> lines = new ArrayList<>();
  private int y = 10;

  private Chart() {}

  static String of(List<Row> rows) {
    Chart chart = new Chart();
    Map<String, List<Row>> blocks = new LinkedHashMap<>();
    for (Row row : rows) {
      blocks.computeIfAbsent(row.group() + ", " + row.load() + ", " + row.measure(), title -> new ArrayList<>()).add(row);
    }
    blocks.forEach(chart::block);
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif">
    <rect width="100%%" height="100%%" fill="white"/>
    %s
    </svg>
    """
        .formatted(WIDTH, chart.y + 10, String.join("\n", chart.lines));
  }

  private void block(String title, List<Row> rows) {
    text(10, y + 16, "font-weight=\"bold\" font-size=\"15\"", title + " (shorter is better)");
    y += 28;
    double longest = rows.stream().mapToDouble(Row::ratio).max().orElse(1);
    for (Row row : rows) {
      text(10, y + 10, "font-size=\"13\"", row.variant());
      bar(row.ratio() / longest, row.isOurs() ? "#1a7f5a" : "#8a94a0", two(row.ratio()));
    }
    y += 10;
  }

  private void bar(double share, String colour, String label) {
    long width = Math.max(1, Math.round(share * LONGEST_BAR));
    lines.add(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"11\" fill=\"%s\"/>"
            .formatted(BARS_FROM, y, width, colour));
    text(BARS_FROM + width + 6, y + 10, "font-size=\"11\" fill=\"#444\"", label);
    y += LINE - 9;
  }

  private void text(long x, int y, String attributes, String text) {
    lines.add("<text x=\"%d\" y=\"%d\" %s>%s</text>".formatted(x, y, attributes, text));
  }

  private static String two(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
