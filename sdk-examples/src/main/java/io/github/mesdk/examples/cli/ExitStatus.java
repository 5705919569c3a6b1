package io.github.mesdk.examples.cli;

/** The exit statuses of the command. Numbers from 64 to 78 are those of {@code sysexits.h}. */
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

  /** 128 + SIGINT: the status that shells report for a program stopped with Ctrl-C. */
  static final int INTERRUPTED = 130;

  private ExitStatus() {}
}
