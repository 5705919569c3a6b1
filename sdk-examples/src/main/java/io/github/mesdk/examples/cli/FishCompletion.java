package io.github.mesdk.examples.cli;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A completion script for fish, which picocli has no generator for. */
final class FishCompletion {
  private final CommandLine me;
  private final StringBuilder script = new StringBuilder();

  FishCompletion(CommandLine me) {
    this.me = me;
  }

  String script() {
    script.append("# Completion of ").append(me.getCommandName()).append(" for fish.\n");
    line("-f");
    options(me, "__fish_use_subcommand");
    for (Map.Entry<String, CommandLine> command : me.getSubcommands().entrySet()) {
      line(
          "-n __fish_use_subcommand -a "
              + command.getKey()
              + description(command.getValue().getCommandSpec().usageMessage()));
      options(command.getValue(), "__fish_seen_subcommand_from " + command.getKey());
    }
    return script.toString();
  }

  private void options(CommandLine command, String condition) {
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (!option.hidden()) {
        StringBuilder names = new StringBuilder("-n ").append(quoted(condition));
        for (String name : option.names()) {
          names.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceAll("^-+", ""));
        }
        line(names + value(option) + " -d " + quoted(firstLine(option.description())));
      }
    }
    for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
      if (parameter.completionCandidates() != null) {
        line("-n " + quoted(condition) + offered(parameter));
      }
    }
  }

  private static String offered(ArgSpec argument) {
    return " -a " + quoted(String.join(" ", argument.completionCandidates()));
  }

  /** The value of an option completes its candidates, or file names if it is a path. */
  private static String value(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    if (option.completionCandidates() != null) {
      return " -x" + offered(option);
    }
    return option.type() == Path.class ? " -r -F" : " -x";
  }

  private static String description(UsageMessageSpec usage) {
    return " -d " + quoted(firstLine(usage.description()));
  }

  private static String firstLine(String[] description) {
    return description.length == 0 ? "" : description[0].replace("%n", " ");
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private void line(String completion) {
    script.append("complete -c ").append(me.getCommandName()).append(' ').append(completion);
    script.append('\n');
  }
}
