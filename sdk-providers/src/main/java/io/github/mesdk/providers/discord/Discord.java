package io.github.mesdk.providers.discord;

import io.github.mesdk.provider.ErrorFields;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Placement;
import java.net.URI;

/**
 * Discord, {@code GET /api/v10/users/@me}. The numeric error codes say less than the status, so the
 * status determines the kind of failure.
 */
public final class Discord {
  private Discord() {}

  /** Returns the provider, with the access token of a user, which needs the scope identify. */
  public static IdentityProvider<DiscordUser> provider() {
    return with(Placement.bearer());
  }

  /** Returns the provider, with the token of a bot, sent as {@code Authorization: Bot token}. */
  public static IdentityProvider<DiscordUser> withBotToken() {
    return with(Placement.authorization("Bot"));
  }

  private static IdentityProvider<DiscordUser> with(Placement token) {
    return IdentityProvider.builder("discord", DiscordUser.class)
        .baseUrl(URI.create("https://discord.com"))
        .get("/api/v10/users/@me")
        .token(token)
        .subject("id")
        .errors(ErrorFields.none().code("code").message("message"))
        .build();
  }
}
