package io.github.mesdk.examples.cli;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.provider.Pulse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gets the current user from Pulse. */
@Command(name = "pulse", description = "Get the current user from Pulse.")
final class PulseCommand extends ProviderCommand<UserSession> {
  @Option(
      names = "--base-url",
      paramLabel = "URL",
      required = true,
      converter = UrlConverter.class,
      description = "The origin to call; there is no default.")
  private @Nullable URI baseUrl;

  @Option(names = "--account", paramLabel = "ID", description = "The account to select.")
  private @Nullable String account;

  PulseCommand(Shell shell) {
    super(shell);
  }

  @Override
  IdentityProvider<UserSession> provider() {
    return Pulse.at(requireNonNull(baseUrl, "--base-url"));
  }

  @Override
  MeArguments arguments(Shell shell) {
    return account == null ? MeArguments.of() : Pulse.account(account);
  }
}
