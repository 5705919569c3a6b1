package io.github.mesdk.providers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.ModelContractTest;
import io.github.mesdk.providers.betterauth.BetterAuthSession;
import io.github.mesdk.providers.discord.DiscordUser;
import io.github.mesdk.providers.gitea.GiteaUser;
import io.github.mesdk.providers.github.GitHubUser;
import io.github.mesdk.providers.gitlab.GitLabUser;
import io.github.mesdk.providers.microsoft.GraphUser;
import io.github.mesdk.providers.okta.OktaUser;
import io.github.mesdk.providers.redmine.RedmineUser;
import io.github.mesdk.providers.slack.SlackUser;
import io.github.mesdk.providers.supabase.SupabaseUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The contract of every model, for the models of this module. */
class ModelsTest {

  @Nested
  class GitHub extends Contract<GitHubUser> {
    GitHub() {
      super(GitHubUser.class, "github", List.of("id"), List.of());
    }

    @Override
    protected Map<String, Object> extras(GitHubUser answer) {
      return answer.additionalProperties();
    }
  }

  @Nested
  class GitLab extends Contract<GitLabUser> {
    GitLab() {
      super(GitLabUser.class, "gitlab", List.of("id"), List.of());
    }

    @Override
    protected Map<String, Object> extras(GitLabUser answer) {
      return answer.additionalProperties();
    }
  }

  @Nested
  class Microsoft extends Contract<GraphUser> {
    Microsoft() {
      super(GraphUser.class, "microsoft", List.of("id"), List.of());
    }

    @Override
    protected Map<String, Object> extras(GraphUser answer) {
      return answer.additionalProperties();
    }
  }

  @Nested
  class Slack extends Contract<SlackUser> {
    Slack() {
      super(SlackUser.class, "slack", List.of("user_id"), List.of());
    }

    @Override
    protected Map<String, Object> extras(SlackUser answer) {
      return answer.additionalProperties();
    }
  }

  @Nested
  class Discord extends Contract<DiscordUser> {
    Discord() {
      super(DiscordUser.class, "discord", List.of("id"), List.of());
    }

    @Override
    protected Map<String, Object> extras(DiscordUser answer) {
      return answer.additionalProperties();
    }
  }

  @Nested
  class Supabase extends Contract<SupabaseUser> {
    Supabase() {
      super(
          SupabaseUser.class, "supabase", List.of("id"), List.of("app_metadata", "user_metadata"));
    }

    @Override
    protected Map<String, Object> extras(SupabaseUser answer) {
      return answer.additionalProperties();
    }

    @Override
    protected boolean isRequiredHere(int object, String name) {
      return object == 0;
    }
  }

  @Nested
  class Okta extends Contract<OktaUser> {
    Okta() {
      super(OktaUser.class, "okta", List.of("id"), List.of());
    }

    @Override
    protected Map<String, Object> extras(OktaUser answer) {
      return answer.additionalProperties();
    }
  }

  @Nested
  class Gitea extends Contract<GiteaUser> {
    Gitea() {
      super(GiteaUser.class, "gitea", List.of("id"), List.of());
    }

    @Override
    protected Map<String, Object> extras(GiteaUser answer) {
      return answer.additionalProperties();
    }
  }

  @Nested
  class BetterAuth extends Contract<BetterAuthSession> {
    BetterAuth() {
      super(BetterAuthSession.class, "better-auth", List.of("user", "id"), List.of());
    }

    @Override
    protected Map<String, Object> extras(BetterAuthSession answer) {
      return answer.additionalProperties();
    }

    @Override
    protected boolean isRequiredHere(int object, String name) {
      return object < 2; // the id of the session is optional
    }
  }

  @Nested
  class Redmine extends Contract<RedmineUser> {
    Redmine() {
      super(RedmineUser.class, "redmine", List.of("id"), List.of());
    }

    @Override
    protected Map<String, Object> extras(RedmineUser answer) {
      return answer.additionalProperties();
    }
  }

  /** The contract of a model whose ids are text: an id may also be a number. */
  abstract static class Contract<T extends CurrentUser> extends ModelContractTest<T> {
    Contract(Class<T> model, String provider, List<String> required, List<String> free) {
      super(model, provider, required, free);
    }

    @Override
    protected boolean isAllowed(String name, JsonNode before, JsonNode after) {
      boolean isId = List.of("id", "user_id", "userId").contains(name) && before.isTextual();
      return (isId && after.isIntegralNumber()) || super.isAllowed(name, before, after);
    }
  }
}
