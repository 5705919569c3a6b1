package io.github.mesdk.examples.cli;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Writes failures to stderr: one line of text, or one JSON object if {@code --output} is {@code
 * json} or {@code identity}.
 */
final class FailureWriter {
  private static final String STACKTRACE = "--stacktrace";

  private final Shell shell;
  private final boolean asJson;
  private final boolean withStackTrace;

  /**
   * Searches the raw arguments for options, because the failure may be that the arguments cannot be
   * parsed.
   */
  FailureWriter(Shell shell, List<String> arguments) {
    this.shell = shell;
    this.asJson = isJsonRequested(arguments);
    this.withStackTrace = arguments.contains(STACKTRACE);
  }

  /** The option as shown in the help; its value is read from the raw arguments. */
  static OptionSpec stackTraceOption() {
    return OptionSpec.builder(STACKTRACE).description("Show the stack trace of a failure.").build();
  }

  /** Writes a description of {@code thrown} and returns the exit status. */
  int write(String command, Throwable thrown) {
    int status = write(Failure.of(command, thrown));
    if (withStackTrace) {
      thrown.printStackTrace(shell.err());
    }
    return status;
  }

  /** Writes the failure as one JSON object or one line of text, and returns the exit status. */
  int write(Failure failure) {
    if (asJson) {
      Json.print(shell.err(), Json.line(failure.facts()));
    } else {
      shell.err().println(failure.line());
    }
    return failure.exitStatus();
  }

  private static boolean isJsonRequested(List<String> arguments) {
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
