package io.github.mesdk.examples.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParseResult;

/** The {@code me} command: gets the current user from an identity provider. */
@Command(
    name = "me",
    description = "Gets the current user from an identity provider.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel =
        "(demo | PROVIDER | providers | login | token | logout | mock | completion | help)",
    footer = {
      "",
      "'me demo' needs no network and no token. 'me help PROVIDER' shows the options of a provider."
          + " Only the answer is written to stdout. A failure is one line on stderr, and the exit"
          + " status says what failed, in the numbers of sysexits.h."
    })
public final class Me {
  private static final Set<String> KNOW_ALL_COMMANDS = Set.of("completion", "help");

  private Me() {}

  /** Runs the command and exits with its status. */
  public static void main(String[] arguments) {
    System.exit(run(Shell.ofProcess(), arguments));
  }

  /** Runs the command and returns its exit status. Never throws. */
  static int run(Shell shell, String... arguments) {
    FailureWriter failures = new FailureWriter(shell, List.of(arguments));
    CommandLine commands = commands(shell, failures, arguments);
    try {
      int status = commands.execute(arguments);
      boolean isDelivered = shell.wroteEverything();
      return status == ExitStatus.OK && !isDelivered
          ? failures.write(Failure.ofClosedOutput(selected(commands)))
          : status;
    } catch (Throwable bug) { // an Error: picocli handles only exceptions
      return failures.write(selected(commands), bug);
    }
  }

  /** Returns the command with the subcommands that these arguments may need. */
  static CommandLine commands(Shell shell, FailureWriter failures, String... arguments) {
    CommandLine commands = withSubcommands(new CommandLine(new Me()), shell, failures);
    // The commands of the services take time to set up, and most calls use another command.
    String first = arguments.length == 0 ? "" : arguments[0];
    if (KNOW_ALL_COMMANDS.contains(first) || !commands.getSubcommands().containsKey(first)) {
      ServiceCommand.addTo(commands, shell);
    }
    commands
        .getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().addOption(FailureWriter.stackTraceOption()));
    return commands
        .setOut(writer(shell.out()))
        .setErr(writer(shell.err()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(shell.hasColor() ? Ansi.ON : Ansi.OFF))
        .setHelpFactory((command, colors) -> {
          // Asked only for a help, because it takes a process to find out.
          command.usageMessage().width(shell.columns());
          return new Help(command, colors);
        })
        .setExpandAtFiles(false)
        .setParameterExceptionHandler((problem, all) ->
            failures.write(name(problem.getCommandLine()), UsageMessages.of(problem)))
        .setExecutionExceptionHandler(
            (thrown, command, parsed) -> failures.write(name(command), thrown));
  }

  private static CommandLine withSubcommands(CommandLine me, Shell shell, FailureWriter failures) {
    return me.addSubcommand(new DemoCommand(shell))
        .addSubcommand(new TestinyCommand(shell))
        .addSubcommand(new PulseCommand(shell))
        .addSubcommand(new RiverGenCommand(shell))
        .addSubcommand(new KrystalCommand(shell))
        .addSubcommand(new CloudBaseCommand(shell))
        .addSubcommand(new OidcCommand(shell))
        .addSubcommand(new LoginCommand(shell))
        .addSubcommand(new TokenCommand(shell))
        .addSubcommand(new LogoutCommand(shell, failures))
        .addSubcommand(new MockCommand(shell))
        .addSubcommand(new ProvidersCommand(shell))
        .addSubcommand(new CompletionCommand(shell))
        .addSubcommand(new HelpCommand());
  }

  /** Returns the name of the selected command; empty if none is selected. */
  private static String selected(CommandLine commands) {
    ParseResult parsed = commands.getParseResult();
    return parsed != null && parsed.hasSubcommand() ? name(parsed.subcommand()) : "";
  }

  private static String name(ParseResult parsed) {
    return parsed.commandSpec().name();
  }

  private static String name(CommandLine command) {
    return command.getParent() == null ? "" : command.getCommandName();
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
