package io.github.mesdk.examples.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * The streams and the environment of one run, which tests replace.
 *
 * @param in stdin
 * @param out stdout
 * @param err stderr
 * @param environment the environment variables
 * @param isTerminal whether the output is a terminal, which allows colour
 */
record Shell(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean isTerminal) {

  /** Returns the shell of this process. */
  static Shell ofProcess() {
    return new Shell(System.in, System.out, System.err, System.getenv(), Ansi.AUTO.enabled());
  }

  /** Returns whether every write to stdout has succeeded. */
  boolean wroteEverything() {
    return !out.checkError();
  }
}
