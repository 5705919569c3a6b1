package io.github.mesdk.examples.cli;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Calls several providers, each simulated by a server in this process. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Call six providers, simulated in this process: no network, no token.")
final class DemoCommand implements Callable<Integer> {
  @Option(names = "--all", description = "Call all providers of the SDK.")
  private boolean all;

  @Mixin private final TextOrJsonOption output = new TextOrJsonOption();
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
      for (DemoCall<?> call : calls(idp)) {
        answers.add(call.execute(diagnostics.listener(shell)));
      }
      output.write(shell, () -> text(answers, address), () -> document(answers));
    }
    return ExitStatus.OK;
  }

  private List<DemoCall<?>> calls(MockIdentityProvider idp) {
    List<DemoCall<?>> calls = new ArrayList<>(DemoCall.all(idp));
    if (all) {
      calls.addAll(DemoServices.all(idp));
    }
    return calls;
  }

  private String text(List<DemoAnswer> answers, String address) {
    TextTable table =
        new TextTable().row("PROVIDER", "WHO", "E-MAIL", "ORGANIZATIONS", "ROLES", "    TOOK");
    Duration total = Duration.ZERO;
    for (DemoAnswer answer : answers) {
      table.row(answer.cells());
      total = total.plus(answer.duration());
    }
    return """
    %s

    %s
    %s
    Everything ran in this process, with no network and no token of yours.
    """
        .formatted(headline(answers.size()), table, summary(answers.size(), address, total));
  }

  private static String document(List<DemoAnswer> answers) {
    List<Map<String, Object>> members = answers.stream().map(DemoAnswer::json).toList();
    return Json.document(Json.tree(Map.of("answers", members)));
  }

  private static String summary(int calls, String address, Duration total) {
    return calls
        + " calls over HTTP to "
        + address
        + " in "
        + total.toMillis()
        + " ms; the first call includes class loading.";
  }

  private String headline(int providers) {
    String number = providers == 6 ? "Six" : Integer.toString(providers);
    String text = "Who is the current user? " + number + " providers, one API.";
    return shell.hasColor() ? Ansi.ON.string("@|bold " + text + "|@") : text;
  }
}
