package io.github.mesdk.benchmarks;

import java.io.File;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The jars that a program gets which depends on the core, and the bytes they take. */
final class Footprint {
  private static final double MEBIBYTE = 1024 * 1024;

  private static final Pattern OURS = Pattern.compile("sdk-(core|models)-.*[.]jar");

  /** Jackson 3 is another library's. */
  private static final Pattern THEIRS =
      Pattern.compile(
          "(jackson-(annotations|core|databind|datatype-jdk8)-2[.]"
              + "|(okhttp-jvm|okio-jvm|kotlin-stdlib|annotations|slf4j-api)-)[0-9].*[.]jar");

  private Footprint() {}

  static List<Row> run() {
    double theirs = mebibytes(THEIRS);
    double all = theirs + mebibytes(OURS);
    double jars = files(THEIRS).count();
    return List.of(
        Row.exact("footprint", "", "jars", Row.OURS, jars, jars, "jars of others"),
        Row.exact("footprint", "", "MiB", "the same jars without the SDK", theirs, theirs, "MiB"),
        Row.exact("footprint", "", "MiB", Row.OURS, all, all, "MiB"));
  }

  private static double mebibytes(Pattern names) {
    return files(names).mapToLong(File::length).sum() / MEBIBYTE;
  }

  private static Stream<File> files(Pattern names) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(File::new)
        .filter(file -> names.matcher(file.getName()).matches());
  }
}
