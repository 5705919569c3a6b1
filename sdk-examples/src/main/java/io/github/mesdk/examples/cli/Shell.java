package io.github.mesdk.examples.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * The streams and the environment of one run, which tests replace.
 *
 * @param in stdin
 * @param out stdout
 * @param err stderr
 * @param environment the environment variables
 * @param terminal the terminal, if there is one
 */
record Shell(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Terminal terminal) {
  private static final int MIN_COLUMNS = 60;
  private static final int MAX_COLUMNS = 120;

  /** The usual width of a terminal. */
  private static final int UNKNOWN_COLUMNS = 80;

  private static final int COLUMNS_WITHOUT_TERMINAL = 100;

  /** Returns the shell of this process. */
  static Shell ofProcess() {
    Map<String, String> environment = System.getenv();
    return new Shell(
        System.in, System.out, System.err, environment, Terminal.ofProcess(environment));
  }

  /** Returns whether every write to stdout has succeeded. */
  boolean wroteEverything() {
    return !out.checkError();
  }

  /** Returns whether output may have colors; the variable NO_COLOR turns them off. */
  boolean hasColor() {
    return hasCursor() && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** Returns whether the terminal obeys control sequences, which a dumb one prints. */
  boolean hasCursor() {
    return terminal.isPresent() && !"dumb".equals(environment.get("TERM"));
  }

  /** Returns the width of the help: that of the terminal, from 60 to 120 columns. */
  int columns() {
    return terminal.isPresent()
        ? Math.max(MIN_COLUMNS, Math.min(MAX_COLUMNS, columnsOfTerminal()))
        : COLUMNS_WITHOUT_TERMINAL;
  }

  /** Returns the width of the terminal, or the usual width if it is unknown. */
  int columnsOfTerminal() {
    return terminal.columns().orElse(UNKNOWN_COLUMNS);
  }
}
