package io.github.mesdk.examples.cli;

import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Formats the messages for invalid arguments. */
final class UsageMessages {
  private static final String TOKEN_HINT =
      "; do not pass a token as an argument, which other users can see:"
          + " use --token-env, --token-file or --token-stdin";

  private UsageMessages() {}

  /** Describes the problem in one line and refers to the help. */
  static UsageException of(ParameterException problem) {
    String message =
        problem instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched)
            : String.valueOf(problem.getMessage()).replaceFirst("^Error: ", "");
    String command = problem.getCommandLine().getCommandSpec().qualifiedName(" ");
    return new UsageException(message + "; see '" + command + " --help'");
  }

  /** Shows options but no values: a value may be the token that follows a misspelled option. */
  private static String unmatched(UnmatchedArgumentException problem) {
    List<String> options =
        problem.getUnmatched().stream()
            .filter(argument -> argument.startsWith("-"))
            .map(argument -> argument.replaceFirst("=.*", ""))
            .toList();
    if (options.isEmpty()) {
      return problem.getCommandLine().getParent() == null
          ? "unknown command"
          : "unexpected argument";
    }
    boolean isToken = options.stream().anyMatch(option -> option.contains("token"));
    return "unknown option " + String.join(", ", options) + (isToken ? TOKEN_HINT : "");
  }
}
