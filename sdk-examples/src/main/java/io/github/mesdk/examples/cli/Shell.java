package io.github.mesdk.examples.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * All that a run touches of the world around it, so that a test can pass another.
 *
 * @param isTerminal whether a person reads along, so that colour is welcome
 */
record Shell(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean isTerminal) {

  /** That of this process. */
  static Shell ofProcess() {
    return new Shell(System.in, System.out, System.err, System.getenv(), Ansi.AUTO.enabled());
  }

  /** Whether everything written to stdout so far was taken. */
  boolean tookAll() {
    return !out.checkError();
  }
}
