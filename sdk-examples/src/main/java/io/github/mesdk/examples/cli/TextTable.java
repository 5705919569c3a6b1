package io.github.mesdk.examples.cli;

import java.util.ArrayList;
import java.util.List;

/** A table with aligned columns, two spaces apart. Not thread-safe. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();

  /** Adds a row. Control characters in the cells are replaced. */
  TextTable row(String... cells) {
    List<String> row = new ArrayList<>();
    for (String cell : cells) {
      String text = TerminalText.text(cell);
      int column = row.size();
      if (column == widths.size()) {
        widths.add(0);
      }
      widths.set(column, Math.max(widths.get(column), width(text)));
      row.add(text);
    }
    rows.add(row);
    return this;
  }

  /** Returns all rows, each with a line feed and without trailing spaces. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        line.append(column == 0 ? "" : GAP)
            .append(cell)
            .append(" ".repeat(widths.get(column) - width(cell)));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
