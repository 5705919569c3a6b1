package io.github.mesdk.benchmarks.coldstart;

import java.io.IOException;
import java.util.List;

/**
 * A start mode of the JVM: without flags, with class data sharing (AppCDS), or with an AOT cache. A
 * training run writes the CDS archive or AOT cache, and later runs read it.
 */
enum Mode {
  NO_FLAGS("no flags", 0, "", ""),
  APP_CDS("AppCDS", 17, "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile="),
  AOT_CACHE("AOT cache", 25, "-XX:AOTCacheOutput=", "-XX:AOTCache=");

  final String title;
  private final int minJavaVersion;
  private final String trainingFlag;
  private final String archiveFlag;

  Mode(String title, int minJavaVersion, String trainingFlag, String archiveFlag) {
    this.title = title;
    this.minJavaVersion = minJavaVersion;
    this.trainingFlag = trainingFlag;
    this.archiveFlag = archiveFlag;
  }

  boolean isSupported() {
    return Runtime.version().feature() >= minJavaVersion;
  }

  void train(Program program) throws IOException, InterruptedException {
    if (!trainingFlag.isEmpty()) {
      program.run(List.of(trainingFlag + program.archivePath(this)));
    }
  }

  List<String> flags(Program program) {
    return archiveFlag.isEmpty() ? List.of() : List.of(archiveFlag + program.archivePath(this));
  }
}
