package io.github.mesdk.examples.cli;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;

/** Asks all six systems, each played by an identity provider in this process. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Ask all six systems, played by this process: no network, no token.")
final class DemoCommand implements Callable<Integer> {
  @Mixin private final DiagnosticOptions diagnostics = new DiagnosticOptions();

  private final Shell shell;

  DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    List<DemoAnswer> answers = new ArrayList<>();
    try (MockIdentityProvider idp = MockIdentityProvider.start()) {
      String address = idp.baseUrl(MockSystem.OIDC).getAuthority();
      for (DemoCall<?> question : DemoCall.all(idp)) {
        answers.add(question.ask(diagnostics.listener(shell)));
      }
      print(answers, address);
    }
    return ExitStatus.OK;
  }

  private void print(List<DemoAnswer> answers, String address) {
    TextTable table =
        new TextTable().row("PROVIDER", "WHO", "E-MAIL", "ORGANIZATIONS", "ROLES", "    TOOK");
    Duration sum = Duration.ZERO;
    for (DemoAnswer answer : answers) {
      table.row(answer.cells());
      sum = sum.plus(answer.took());
    }
    shell.out().println(headline());
    shell.out().println();
    shell.out().print(table);
    shell.out().println();
    shell.out().println(summary(answers.size(), address, sum));
    shell.out().println("All in this process: no network was used, and no token of yours.");
  }

  private static String summary(int answers, String address, Duration sum) {
    return answers
        + " answers over HTTP on "
        + address
        + " in "
        + sum.toMillis()
        + " ms; the first call also loads classes.";
  }

  private String headline() {
    String text = "Who is the current user? Six systems, one question.";
    return shell.isTerminal() ? Ansi.ON.string("@|bold " + text + "|@") : text;
  }
}
