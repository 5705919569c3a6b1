package io.github.mesdk.spring.boot;

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
import io.github.mesdk.spring.ProviderLookup;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** The providers of {@code sdk-providers}, by name. Only loaded if it is on the class path. */
final class MoreProviders implements ProviderLookup {
  static final String NAMES =
      "better-auth, discord, discord-bot, gitea, github, gitlab, microsoft, okta, redmine, slack";

  private static final String A_CLASS = "io.github.mesdk.providers.github.GitHub";

  static boolean isOnClassPath() {
    return ClassUtils.isPresent(A_CLASS, MoreProviders.class.getClassLoader());
  }

  @Override
  public Optional<IdentityProvider<?>> find(String name, @Nullable URI baseUrl) {
    return Optional.ofNullable(
        switch (name) {
          case "better-auth" -> BetterAuth.at(CoreProviders.required(name, baseUrl));
          case "gitea" -> Gitea.at(CoreProviders.required(name, baseUrl));
          case "okta" -> Okta.at(CoreProviders.required(name, baseUrl));
          case "redmine" -> Redmine.at(CoreProviders.required(name, baseUrl));
          case "discord" -> CoreProviders.moved(Discord.provider(), baseUrl);
          case "discord-bot" -> CoreProviders.moved(Discord.withBotToken(), baseUrl);
          case "slack" -> CoreProviders.moved(Slack.provider(), baseUrl);
          case "github" -> baseUrl == null ? GitHub.provider() : GitHub.at(baseUrl);
          case "gitlab" -> baseUrl == null ? GitLab.provider() : GitLab.at(baseUrl);
          case "microsoft" ->
              baseUrl == null ? MicrosoftGraph.provider() : MicrosoftGraph.at(baseUrl);
          default -> null;
        });
  }
}
