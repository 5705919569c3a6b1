package io.github.mesdk.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;

/** Counts the jars that {@code sdk-core} adds to a program, and adds up their sizes. */
final class Footprint {
  private static final double MEBIBYTE = 1024 * 1024;

  private Footprint() {}

  static List<Row> run() throws IOException, URISyntaxException {
    double jars = RuntimeJars.thirdParty().size();
    double thirdParty = mebibytes(RuntimeJars.thirdParty());
    double all = mebibytes(RuntimeJars.all());
    return List.of(
        Row.exact("footprint", "", "jars", Row.OURS, jars, jars, "third-party jars"),
        Row.exact(
            "footprint", "", "MiB", "the same jars without the SDK", thirdParty, thirdParty, "MiB"),
        Row.exact("footprint", "", "MiB", Row.OURS, all, all, "MiB"));
  }

  private static double mebibytes(List<File> jars) {
    return jars.stream().mapToLong(File::length).sum() / MEBIBYTE;
  }
}
