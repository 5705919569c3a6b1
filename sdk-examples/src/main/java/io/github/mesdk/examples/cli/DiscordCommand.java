package io.github.mesdk.examples.cli;

import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.providers.discord.Discord;
import io.github.mesdk.providers.discord.DiscordUser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gets the current user from Discord. */
@Command(
    name = "discord",
    description = "Get the current user from Discord.",
    footer = {
      "",
      "Get a token at https://discord.com/developers/applications: that of a bot, for --bot, or an",
      "OAuth token with the scope identify."
    })
final class DiscordCommand extends ProviderCommand<DiscordUser> {
  @Mixin private final BaseUrlOption baseUrl = new BaseUrlOption();

  @Option(names = "--bot", description = "The token is that of a bot.")
  private boolean bot;

  DiscordCommand(Shell shell) {
    super(shell);
  }

  @Override
  IdentityProvider<DiscordUser> provider() {
    return baseUrl.applyTo(bot ? Discord.withBotToken() : Discord.provider());
  }
}
