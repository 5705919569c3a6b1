package io.github.mesdk.examples.cli;

import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What to tell about arguments that cannot be understood. */
final class UsageMessages {
  private static final String TOKEN_HINT =
      "; a token is never an argument, which others on the machine can see:"
          + " use --token-env, --token-file or --token-stdin";

  private UsageMessages() {}

  /** The problem in one line, and where help is. */
  static UsageException of(ParameterException problem) {
    String message =
        problem instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched)
            : String.valueOf(problem.getMessage()).replaceFirst("^Error: ", "");
    String command = problem.getCommandLine().getCommandSpec().qualifiedName(" ");
    return new UsageException(message + "; see '" + command + " --help'");
  }

  /**
   * Shows no plain argument: it may be the token that somebody gave to an option of no such name.
   */
  private static String unmatched(UnmatchedArgumentException problem) {
    List<String> options =
        problem.getUnmatched().stream()
            .filter(argument -> argument.startsWith("-"))
            .map(argument -> argument.replaceFirst("=.*", ""))
            .toList();
    if (options.isEmpty()) {
      return problem.getCommandLine().getParent() == null
          ? "there is no such command"
          : "an argument too many";
    }
    boolean isToken = options.stream().anyMatch(option -> option.contains("token"));
    return "unknown option " + String.join(", ", options) + (isToken ? TOKEN_HINT : "");
  }
}
