package io.github.mesdk.examples.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the providers and what each can tell. */
@Command(
    name = "providers",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "List all providers, and what the answer of each can tell about the user.",
    footer = {
      "",
      "SUSPENDED: 'answer' if the answer says that a user is suspended, 'rejected' if the provider",
      "rejects the token of a suspended user, and '-' if it does not say."
    })
final class ProvidersCommand implements Callable<Integer> {
  @Mixin private final TextOrJsonOption output = new TextOrJsonOption();

  private final Shell shell;

  ProvidersCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    List<ProviderFacts> all = ProviderFacts.all();
    output.write(shell, () -> table(all).toString(), () -> document(all));
    return ExitStatus.OK;
  }

  private static TextTable table(List<ProviderFacts> all) {
    TextTable table =
        new TextTable().row("PROVIDER", "ROLES", "SECOND FACTOR", "SUSPENDED", "EXPIRY");
    for (ProviderFacts facts : all) {
      table.row(
          facts.name(),
          yes(facts.roles()),
          yes(facts.secondFactor()),
          suspended(facts),
          yes(facts.expiry()));
    }
    return table;
  }

  private static String document(List<ProviderFacts> all) {
    List<Map<String, Object>> providers = all.stream().map(ProvidersCommand::json).toList();
    return Json.document(Json.tree(Map.of("providers", providers)));
  }

  private static Map<String, Object> json(ProviderFacts facts) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("provider", facts.name());
    members.put("roles", facts.roles());
    members.put("secondFactor", facts.secondFactor());
    members.put("suspended", facts.suspended().name().toLowerCase(Locale.ROOT));
    members.put("expiry", facts.expiry());
    return members;
  }

  private static String suspended(ProviderFacts facts) {
    return facts.suspended() == ProviderFacts.Suspended.UNKNOWN
        ? "-"
        : facts.suspended().name().toLowerCase(Locale.ROOT);
  }

  private static String yes(boolean isNamed) {
    return isNamed ? "yes" : "-";
  }
}
