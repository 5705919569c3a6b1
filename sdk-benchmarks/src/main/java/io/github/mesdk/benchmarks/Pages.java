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
 * Writes the results into the Markdown pages of {@code docs}, so that the pages agree with the JSON
 * files. It replaces the text between {@code <!-- figures: java-17 decode, cold start -->} and
 * {@code <!-- end of figures -->}.
 */
final class Pages {
  private static final Pattern SECTION =
      Pattern.compile(
          "(<!-- figures: (\\S+) (.*) -->\n).*?(<!-- end of figures -->)", Pattern.DOTALL);

  private Pages() {}

  /** Updates the sections of one Java version, such as {@code java-17}, in all pages. */
  static void write(Path folder, String javaVersion, Results results) throws IOException {
    List<Path> pages;
    try (Stream<Path> files = Files.walk(folder)) {
      pages = files.filter(file -> file.toString().endsWith(".md")).toList();
    }
    for (Path page : pages) {
      String text = Files.readString(page);
      Files.writeString(
          page, SECTION.matcher(text).replaceAll(section -> filled(section, javaVersion, results)));
    }
  }

  private static String filled(MatchResult section, String javaVersion, Results results) {
    StringBuilder tables = new StringBuilder();
    for (String comparison : section.group(3).split(", ", -1)) {
      List<Row> rows =
          results.rows().stream().filter(row -> row.comparison().equals(comparison)).toList();
      if (!rows.isEmpty()) {
        table(tables, comparison, rows);
      }
    }
    boolean isOfThisJava = section.group(2).equals(javaVersion) && !tables.isEmpty();
    String filled =
        section.group(1) + "\nJava " + results.java() + ".\n" + tables + "\n" + section.group(4);
    return Matcher.quoteReplacement(isOfThisJava ? filled : section.group());
  }

  /** Appends a table with a line for each scenario and measure, and a column for each variant. */
  private static void table(StringBuilder text, String comparison, List<Row> rows) {
    List<String> variants = rows.stream().map(Row::variant).distinct().toList();
    List<String> head = new ArrayList<>(List.of(Titles.of(comparison)));
    head.addAll(variants);
    head.add("aim / limit");
    text.append('\n').append(line(head)).append(line(Collections.nCopies(head.size(), "---")));
    rows.stream()
        .map(Pages::label)
        .distinct()
        .forEach(label -> text.append(line(label, variants, rows)));
  }

  private static String line(String label, List<String> variants, List<Row> all) {
    List<Row> rows = all.stream().filter(row -> label(row).equals(label)).toList();
    List<String> cells = new ArrayList<>(List.of(label));
    for (String variant : variants) {
      cells.add(
          rows.stream()
              .filter(row -> row.variant().equals(variant))
              .map(Pages::cell)
              .findFirst()
              .orElse(""));
    }
    cells.add(
        rows.stream()
            .map(Report::target)
            .filter(target -> !target.isEmpty())
            .findFirst()
            .orElse(""));
    return line(cells);
  }

  private static String label(Row row) {
    return row.scenario().isEmpty() ? row.measure() : row.scenario() + ": " + row.measure();
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
