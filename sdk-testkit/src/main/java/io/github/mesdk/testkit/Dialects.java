package io.github.mesdk.testkit;

/** The dialect of each system. */
final class Dialects {
  private Dialects() {}

  /**
   * Creates a dialect at each call, so that a test loads only those of the systems that it uses.
   */
  static Dialect of(MockSystem system) {
    return switch (system) {
      case TESTINY -> new TestinyDialect();
      case PULSE -> new PulseDialect();
      case RIVERGEN -> new RiverGenDialect();
      case KRYSTAL -> new KrystalDialect();
      case CLOUDBASE -> new CloudBaseDialect();
      case OIDC -> new OidcDialect();
      case GITHUB -> new GitHubDialect();
      case GITLAB -> new GitLabDialect();
      case MICROSOFT -> new MicrosoftDialect();
      case SLACK -> new SlackDialect();
      case DISCORD -> new DiscordDialect();
      case SUPABASE -> new SupabaseDialect();
      case OKTA -> new OktaDialect();
      case GITEA -> new GiteaDialect();
      case BETTER_AUTH -> new BetterAuthDialect();
      case REDMINE -> new RedmineDialect();
    };
  }
}
