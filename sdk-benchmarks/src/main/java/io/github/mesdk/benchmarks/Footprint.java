package io.github.mesdk.benchmarks;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The jars that a program gets which depends on the core, and the bytes they take. */
final class Footprint {
  private static final Pattern OURS = Pattern.compile("sdk-(core|models)-.*[.]jar");

  private static final Pattern THEIRS =
      Pattern.compile(
          "(jackson-(annotations|core|databind|datatype-jdk8|datatype-jsr310)"
              + "|okhttp-jvm|okio-jvm|kotlin-stdlib|annotations|slf4j-api)-[0-9].*[.]jar");

  private Footprint() {}

  static List<Row> run() {
    List<Row> rows = new ArrayList<>();
    long theirs = add(rows, "by hand", THEIRS, 0);
    add(rows, "Me SDK", OURS, theirs);
    return rows;
  }

  private static long add(List<Row> rows, String variant, Pattern names, long others) {
    long bytes = others;
    int jars = 0;
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      File file = new File(path);
      if (names.matcher(file.getName()).matches()) {
        bytes += file.length();
        jars++;
      }
    }
    long base = rows.isEmpty() ? bytes : others;
    rows.add(
        new Row("footprint", jars + " jars", variant, 0, 0, 0, (double) bytes / base, bytes, 0));
    return bytes;
  }
}
