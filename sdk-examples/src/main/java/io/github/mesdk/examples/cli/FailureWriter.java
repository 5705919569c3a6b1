package io.github.mesdk.examples.cli;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/** Writes failures to stderr, in the form that goes with the output that was asked for. */
final class FailureWriter {
  private static final String STACKTRACE = "--stacktrace";

  private final Shell shell;
  private final boolean asJson;
  private final boolean withStackTrace;

  /** Reads the arguments as they are: a failure may be that they cannot be understood. */
  FailureWriter(Shell shell, List<String> arguments) {
    this.shell = shell;
    this.asJson = isJsonAskedFor(arguments);
    this.withStackTrace = arguments.contains(STACKTRACE);
  }

  /** The option that asks for stack traces, which is looked for among the plain arguments. */
  static OptionSpec stackTraceOption() {
    return OptionSpec.builder(STACKTRACE).description("Show the stack trace of a failure.").build();
  }

  /** Writes what {@code thrown} means and gives the status to end with. */
  int write(String command, Throwable thrown) {
    int status = write(Failure.of(command, thrown));
    if (withStackTrace) {
      thrown.printStackTrace(shell.err());
    }
    return status;
  }

  /** Writes the failure and gives the status to end with. */
  int write(Failure failure) {
    shell.err().println(asJson ? Json.line(failure.facts()) : failure.line());
    return failure.exitStatus();
  }

  private static boolean isJsonAskedFor(List<String> arguments) {
    String format = "";
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals(OutputOptions.OUTPUT) && i + 1 < arguments.size()) {
        format = arguments.get(i + 1);
      } else if (argument.startsWith(OutputOptions.OUTPUT + "=")) {
        format = argument.substring(OutputOptions.OUTPUT.length() + 1);
      }
    }
    return format.equalsIgnoreCase(OutputFormat.JSON.name())
        || format.equalsIgnoreCase(OutputFormat.IDENTITY.name());
  }
}
