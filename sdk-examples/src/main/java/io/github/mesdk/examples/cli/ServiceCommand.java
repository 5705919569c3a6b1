package io.github.mesdk.examples.cli;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Gets the current user from a service of {@code sdk-providers}.
 *
 * @param <T> the model of the answer
 */
@Command
final class ServiceCommand<T extends CurrentUser> extends ProviderCommand<T> {
  @Option(
      names = "--base-url",
      paramLabel = "URL",
      converter = UrlConverter.class,
      description = "The URL of the server; required unless the vendor hosts the service.")
  private @Nullable URI baseUrl;

  private final Service<T> service;

  private ServiceCommand(Shell shell, Service<T> service) {
    super(shell);
    this.service = service;
  }

  /** Adds the commands of all services. */
  static void addTo(CommandLine me, Shell shell) {
    for (Service<?> service : Service.all()) {
      CommandLine command = add(me, service.name(), new ServiceCommand<>(shell, service));
      command
          .getCommandSpec()
          .usageMessage()
          .description("Get the current user from " + service.title() + ".")
          .footer("", service.tokenHelp());
    }
    add(me, "discord", new DiscordCommand(shell));
    add(me, "okta", new OktaCommand(shell));
    add(me, "supabase", new SupabaseCommand(shell));
  }

  private static CommandLine add(CommandLine me, String name, ProviderCommand<?> command) {
    CommandLine line = new CommandLine(command).setCommandName(name);
    me.addSubcommand(name, line);
    return line;
  }

  @Override
  IdentityProvider<T> provider() {
    return service.provider(baseUrl);
  }
}
