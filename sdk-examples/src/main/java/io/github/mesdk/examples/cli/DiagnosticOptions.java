package io.github.mesdk.examples.cli;

import io.github.mesdk.MeListener;
import picocli.CommandLine.Option;

/** Options for diagnostic output on stderr. */
final class DiagnosticOptions {
  @Option(names = "-v", description = "Log each attempt to stderr, without secrets.")
  private boolean verbose;

  /** Returns a listener that logs to stderr if {@code -v} is set, and does nothing otherwise. */
  MeListener listener(Shell shell) {
    return verbose ? new AttemptWriter(shell.err()) : new MeListener() {};
  }

  /** Returns a listener that logs to stderr if {@code -v} is set, and {@code line} otherwise. */
  MeListener listener(Shell shell, WaitingLine line) {
    return verbose ? listener(shell) : line;
  }

  /** Starts the line that a terminal shows during a wait. The log of {@code -v} replaces it. */
  WaitingLine waitingLine(Shell shell, String step) {
    return verbose ? WaitingLine.hidden(shell, step) : WaitingLine.start(shell, step);
  }
}
