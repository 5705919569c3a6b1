package io.github.mesdk.examples.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Formats the messages for invalid arguments. They show no value, because any value may be a token
 * in the wrong place.
 */
final class UsageMessages {
  private static final String TOKEN_HINT =
      "; do not pass a token as an argument, which other users can see:"
          + " use --token-env, --token-file or --token-stdin";

  /** Anything else may be a token, such as the rest of {@code -tTOKEN}. */
  private static final String OPTION_NAME = "-[a-zA-Z]|--[a-z]{1,16}(-[a-z]{1,16}){0,3}";

  private UsageMessages() {}

  /** Describes the problem in one line and refers to the help. */
  static UsageException of(ParameterException problem) {
    String command = problem.getCommandLine().getCommandSpec().qualifiedName(" ");
    return new UsageException(describe(problem) + "; see '" + command + " --help'");
  }

  private static String describe(ParameterException problem) {
    if (problem instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    if (problem instanceof MaxValuesExceededException) {
      return "an option that excludes others is given more than once";
    }
    if (String.valueOf(problem.getMessage()).startsWith("Unknown subcommand")) {
      return "unknown command"; // of 'me help', which quotes it
    }
    // The converters of this package never quote a value, but those of picocli do.
    ArgSpec argument = problem.getArgSpec();
    return argument == null || problem.getValue() == null || argument.converters().length > 0
        ? String.valueOf(problem.getMessage())
            .replaceFirst("^Error: ", "")
            .replaceFirst("(?s) but found '.*", "") // the option after one without its value
        : "Invalid value for " + name(argument) + ": " + expected(argument.type());
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String expected(Class<?> type) {
    if (type == boolean.class) {
      return "the option has no value";
    }
    if (type == int.class) {
      return "must be a number";
    }
    return type == Map.class ? "must have the form KEY=VALUE" : "must be a path";
  }

  private static String unmatched(UnmatchedArgumentException problem) {
    List<String> arguments =
        problem.getUnmatched().stream().filter(argument -> argument.startsWith("-")).toList();
    if (arguments.isEmpty()) {
      return problem.getCommandLine().getParent() == null
          ? "unknown command"
          : "unexpected argument";
    }
    String names =
        arguments.stream()
            .map(argument -> argument.replaceFirst("[=:].*", ""))
            .filter(name -> name.matches(OPTION_NAME))
            .collect(Collectors.joining(", "));
    boolean isToken = arguments.stream().anyMatch(argument -> argument.contains("token"));
    return "unknown option" + (names.isEmpty() ? "" : " " + names) + (isToken ? TOKEN_HINT : "");
  }
}
