package io.github.mesdk.providers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.providers.betterauth.BetterAuth;
import io.github.mesdk.providers.discord.Discord;
import io.github.mesdk.providers.gitea.Gitea;
import io.github.mesdk.providers.github.GitHub;
import io.github.mesdk.providers.gitlab.GitLab;
import io.github.mesdk.providers.microsoft.MicrosoftGraph;
import io.github.mesdk.providers.okta.Okta;
import io.github.mesdk.providers.redmine.Redmine;
import io.github.mesdk.providers.slack.Slack;
import io.github.mesdk.providers.supabase.Supabase;
import io.github.mesdk.testing.Files;
import java.net.URI;
import java.util.stream.Stream;

/** The providers of this module, with their sample answers. */
final class Services {
  private static final URI ORIGIN = URI.create("https://service.example.com");

  private Services() {}

  /** One provider of each service, at example addresses. */
  static Stream<IdentityProvider<? extends CurrentUser>> all() {
    return Stream.of(
        GitHub.provider(),
        GitLab.provider(),
        MicrosoftGraph.provider(),
        Slack.provider(),
        Discord.provider(),
        Supabase.at(ORIGIN, "publishable"),
        Okta.at(ORIGIN),
        Gitea.at(ORIGIN),
        BetterAuth.at(ORIGIN),
        Redmine.at(ORIGIN));
  }

  /** The body with the full answer. */
  static String answer(IdentityProvider<?> provider) {
    ObjectNode answer = Files.tree(provider.name() + "/me.json");
    return provider
        .payload()
        .map(payload -> answer.objectNode().<ObjectNode>set(payload, answer))
        .orElse(answer)
        .toString();
  }
}
