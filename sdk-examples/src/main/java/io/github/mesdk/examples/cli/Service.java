package io.github.mesdk.examples.cli;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.providers.betterauth.BetterAuth;
import io.github.mesdk.providers.gitea.Gitea;
import io.github.mesdk.providers.github.GitHub;
import io.github.mesdk.providers.gitlab.GitLab;
import io.github.mesdk.providers.microsoft.MicrosoftGraph;
import io.github.mesdk.providers.redmine.Redmine;
import io.github.mesdk.providers.slack.Slack;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A service of {@code sdk-providers} whose command has only the options that all commands have.
 *
 * @param name the name of the command
 * @param title the name of the service
 * @param hosted the provider at the vendor; null if each customer has a server
 * @param at the provider at another address
 * @param tokenHelp where to get a token, for the help of the command
 */
record Service<T extends CurrentUser>(
    String name,
    String title,
    @Nullable Supplier<IdentityProvider<T>> hosted,
    Function<URI, IdentityProvider<T>> at,
    String tokenHelp) {

  /** Returns all services of this kind. */
  static List<Service<?>> all() {
    return List.of(
        new Service<>(
            "github",
            "GitHub",
            GitHub::provider,
            GitHub::at,
            "Get a token at https://github.com/settings/tokens: a personal access token of any"
                + " kind, or"
                + " an OAuth token. The scope user adds the private members."),
        new Service<>(
            "gitlab",
            "GitLab",
            GitLab::provider,
            GitLab::at,
            "Get a token in GitLab: Preferences, Access tokens, with the scope read_user."),
        new Service<>(
            "microsoft",
            "Microsoft Graph",
            MicrosoftGraph::provider,
            MicrosoftGraph::at,
            "Get a token with 'az account get-access-token --resource-type ms-graph', or for an"
                + " application of yours with the delegated permission User.Read."),
        new Service<>(
            "slack",
            "Slack",
            Slack::provider,
            url -> Slack.provider().at(url),
            "Get a token at https://api.slack.com/apps: OAuth & Permissions of an app of yours. No"
                + " scope is needed."),
        new Service<>(
            "gitea",
            "Gitea or Forgejo",
            null,
            Gitea::at,
            "Get a token in Gitea: Settings, Applications, with the permission to read the user."),
        new Service<>(
            "better-auth",
            "Better Auth",
            null,
            BetterAuth::at,
            "The token is in the header set-auth-token of the reply to a sign-in. The server needs"
                + " the plugin bearer."),
        new Service<>(
            "redmine",
            "Redmine",
            null,
            Redmine::at,
            "Get the API key in Redmine: My account. The server must have the REST API enabled."));
  }

  /** Returns the provider at this address, or at the vendor if there is none. */
  IdentityProvider<T> provider(@Nullable URI baseUrl) {
    if (baseUrl != null) {
      return at.apply(baseUrl);
    }
    if (hosted == null) {
      throw new UsageException("Missing required option: '--base-url=URL'");
    }
    return hosted.get();
  }
}
