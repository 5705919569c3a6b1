package io.github.mesdk.examples.cli;

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
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import java.net.URI;
import java.util.List;

/** The calls of the demo to the services of {@code sdk-providers}. */
final class DemoServices {
  private DemoServices() {}

  static List<DemoCall<?>> all(MockIdentityProvider idp) {
    URI any = idp.baseUrl(MockSystem.OIDC);
    return List.of(
        DemoCall.of(idp, MockSystem.GITHUB, GitHub.provider()),
        DemoCall.of(idp, MockSystem.GITLAB, GitLab.provider()),
        DemoCall.of(idp, MockSystem.MICROSOFT, MicrosoftGraph.provider()),
        DemoCall.of(idp, MockSystem.SLACK, Slack.provider()),
        DemoCall.of(idp, MockSystem.DISCORD, Discord.provider()),
        DemoCall.of(idp, MockSystem.SUPABASE, Supabase.at(any, "publishable-key")),
        DemoCall.of(idp, MockSystem.OKTA, Okta.at(any)),
        DemoCall.of(idp, MockSystem.GITEA, Gitea.at(any)),
        DemoCall.of(idp, MockSystem.BETTER_AUTH, BetterAuth.at(any)),
        DemoCall.of(idp, MockSystem.REDMINE, Redmine.at(any)));
  }
}
