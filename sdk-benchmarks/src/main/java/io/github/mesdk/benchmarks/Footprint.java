package io.github.mesdk.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;

/** The jars that a program gets which depends on the core, and the bytes they take. */
final class Footprint {
  private static final double MEBIBYTE = 1024 * 1024;

  private Footprint() {}

  static List<Row> run() throws IOException, URISyntaxException {
    double jars = RuntimeJars.ofOthers().size();
    double theirs = mebibytes(RuntimeJars.ofOthers());
    double all = mebibytes(RuntimeJars.all());
    return List.of(
        Row.exact("footprint", "", "jars", Row.OURS, jars, jars, "jars of others"),
        Row.exact("footprint", "", "MiB", "the same jars without the SDK", theirs, theirs, "MiB"),
        Row.exact("footprint", "", "MiB", Row.OURS, all, all, "MiB"));
  }

  private static double mebibytes(List<File> jars) {
    return jars.stream().mapToLong(File::length).sum() / MEBIBYTE;
  }
}
