package io.github.mesdk.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.providers.github.GitHub;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicTypesTest {

  @Test
  void theModuleHasThesePublicTopLevelTypesAndNoOther() throws Exception {
    assertThat(publicTypes())
        .containsExactly(
            "betterauth.BetterAuth",
            "betterauth.BetterAuthSession",
            "betterauth.Session",
            "betterauth.User",
            "discord.Discord",
            "discord.DiscordUser",
            "gitea.Gitea",
            "gitea.GiteaUser",
            "github.GitHub",
            "github.GitHubUser",
            "gitlab.GitLab",
            "gitlab.GitLabUser",
            "microsoft.GraphUser",
            "microsoft.MicrosoftGraph",
            "okta.Okta",
            "okta.OktaProfile",
            "okta.OktaUser",
            "redmine.Redmine",
            "redmine.RedmineUser",
            "slack.Slack",
            "slack.SlackUser",
            "supabase.Factor",
            "supabase.Supabase",
            "supabase.SupabaseUser");
  }

  private static List<String> publicTypes() throws Exception {
    Path classes =
        Path.of(GitHub.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes.resolve("io/github/mesdk/providers"))) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.contains("$"))
          .map(name -> name.replace(".class", "").replace('/', '.'))
          .filter(PublicTypesTest::isPublic)
          .map(name -> name.substring("io.github.mesdk.providers.".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isPublic(String name) {
    try {
      Class<?> type = Class.forName(name, false, PublicTypesTest.class.getClassLoader());
      return Modifier.isPublic(type.getModifiers());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
