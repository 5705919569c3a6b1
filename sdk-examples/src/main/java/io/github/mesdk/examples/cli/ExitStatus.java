package io.github.mesdk.examples.cli;

/** What the command ends with; the numbers from 64 on are those of BSD's {@code sysexits.h}. */
final class ExitStatus {
  static final int OK = 0;
  static final int USAGE = 64;
  static final int DATA_ERROR = 65;
  static final int NO_USER = 67;
  static final int UNAVAILABLE = 69;
  static final int SOFTWARE = 70;
  static final int IO_ERROR = 74;
  static final int TEMPORARY_FAILURE = 75;
  static final int PROTOCOL = 76;
  static final int NO_PERMISSION = 77;
  static final int CONFIGURATION = 78;

  /** As a shell reports a program that Ctrl-C ended. */
  static final int INTERRUPTED = 130;

  private ExitStatus() {}
}
