package io.github.mesdk.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts the figures on the pages that have a place for them, so that their words are those of the
 * JSON. A place is what stands between {@code <!-- figures: java-17 decode, cold start -->} and
 * {@code <!-- end of figures -->}.
 */
final class Pages {
  private static final Pattern PLACE =
      Pattern.compile(
          "(<!-- figures: (\\S+) (.*) -->\n).*?(<!-- end of figures -->)", Pattern.DOTALL);

  private Pages() {}

  static void write(Path folder, String name, Results results) throws IOException {
    List<Path> pages;
    try (Stream<Path> files = Files.list(folder)) {
      pages = files.filter(file -> file.toString().endsWith(".md")).toList();
    }
    for (Path page : pages) {
      String text = Files.readString(page);
      Files.writeString(
          page, PLACE.matcher(text).replaceAll(place -> filled(place, name, results)));
    }
  }

  private static String filled(MatchResult place, String name, Results results) {
    StringBuilder tables = new StringBuilder();
    for (String group : place.group(3).split(", ", -1)) {
      List<Row> rows = results.rows().stream().filter(row -> row.group().equals(group)).toList();
      if (!rows.isEmpty()) {
        table(tables, group, rows);
      }
    }
    boolean isOurs = place.group(2).equals(name) && !tables.isEmpty();
    String filled =
        place.group(1) + "\nJava " + results.java() + ".\n" + tables + "\n" + place.group(4);
    return Matcher.quoteReplacement(isOurs ? filled : place.group());
  }

  /** A line for each load and measure, a column for each way. */
  private static void table(StringBuilder text, String group, List<Row> rows) {
    List<String> ways = rows.stream().map(Row::variant).distinct().toList();
    List<String> head = new ArrayList<>(List.of(Jobs.title(group)));
    head.addAll(ways);
    head.add("aim / limit");
    text.append('\n').append(line(head)).append(line(Collections.nCopies(head.size(), "---")));
    rows.stream().map(Pages::what).distinct().forEach(what -> text.append(line(what, ways, rows)));
  }

  private static String line(String what, List<String> ways, List<Row> all) {
    List<Row> rows = all.stream().filter(row -> what(row).equals(what)).toList();
    List<String> cells = new ArrayList<>(List.of(what));
    for (String way : ways) {
      cells.add(
          rows.stream()
              .filter(row -> row.variant().equals(way))
              .map(Pages::cell)
              .findFirst()
              .orElse(""));
    }
    cells.add(rows.stream().map(Report::target).filter(of -> !of.isEmpty()).findFirst().orElse(""));
    return line(cells);
  }

  private static String what(Row row) {
    return row.load().isEmpty() ? row.measure() : row.load() + ": " + row.measure();
  }

  private static String cell(Row row) {
    String quartiles = Report.quartiles(row);
    String ratio = row.isReference() ? "1" : Report.number(row.ratio());
    return quartiles.isEmpty() ? ratio : ratio + " (" + quartiles + ")";
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
