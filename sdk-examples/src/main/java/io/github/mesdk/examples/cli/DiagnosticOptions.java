package io.github.mesdk.examples.cli;

import io.github.mesdk.MeListener;
import picocli.CommandLine.Option;

/** What the command tells beside the answer. */
final class DiagnosticOptions {
  @Option(names = "-v", description = "Tell of each attempt on stderr, without secrets.")
  private boolean verbose;

  /** Tells stderr what a client does, or nobody. */
  MeListener listener(Shell shell) {
    return verbose ? new AttemptWriter(shell.err()) : new MeListener() {};
  }
}
