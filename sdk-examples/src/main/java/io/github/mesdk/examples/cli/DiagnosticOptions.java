package io.github.mesdk.examples.cli;

import picocli.CommandLine.Option;

/** What the command tells beside the answer. */
final class DiagnosticOptions {
  @Option(names = "-v", description = "Log each attempt to stderr, without secrets.")
  private boolean verbose;

  /** Must be called before the SDK logs for the first time: the backend looks only once. */
  void apply() {
    if (verbose) {
      System.setProperty("org.slf4j.simpleLogger.log.io.github.mesdk", "debug");
    }
  }
}
