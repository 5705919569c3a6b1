package io.github.mesdk.benchmarks.coldstart;

import java.io.IOException;
import java.util.List;

/** A start mode of the JVM, with its flags for the training run and for later runs. */
enum Mode {
  NO_FLAGS("no flags", 0, "", ""),
  APP_CDS("AppCDS", 17, "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile="),
  AOT_CACHE("AOT cache", 25, "-XX:AOTCacheOutput=", "-XX:AOTCache=");

  final String title;
  private final int since;
  private final String training;
  private final String use;

  Mode(String title, int since, String training, String use) {
    this.title = title;
    this.since = since;
    this.training = training;
    this.use = use;
  }

  boolean isSupported() {
    return Runtime.version().feature() >= since;
  }

  void train(Program program) throws IOException, InterruptedException {
    if (!training.isEmpty()) {
      program.run(List.of(training + program.archive(name())));
    }
  }

  List<String> flags(Program program) {
    return use.isEmpty() ? List.of() : List.of(use + program.archive(name()));
  }
}
