package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mesdk.examples.cli.ProviderFacts.Suspended;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvidersTest {
  private final MockIdentityProvider idp = MockIdentityProvider.start();

  @AfterEach
  void stop() {
    idp.close();
  }

  private static ProviderFacts facts(MockSystem system) {
    return ProviderFacts.all().get(List.of(MockSystem.values()).indexOf(system));
  }

  @ParameterizedTest
  @EnumSource(MockSystem.class)
  void anAnswerTellsWhatTheTableSays(MockSystem system) throws Exception {
    ProviderFacts facts = facts(system);
    Run run = Run.call(idp, system, "--output", "identity");
    JsonNode identity = new ObjectMapper().readTree(run.out());
    assertThat(identity.path("provider").asText()).isEqualTo(facts.name());
    // The issuer of the kit sends no roles; other issuers do.
    boolean hasRoles = facts.roles() && system != MockSystem.OIDC;
    assertThat(!identity.path("roles").isEmpty()).as("roles").isEqualTo(hasRoles);
    assertThat(identity.has("mfaEnabled")).as("second factor").isEqualTo(facts.secondFactor());
    assertThat(identity.has("expiresAt")).as("expiry").isEqualTo(facts.expiry());
  }

  @ParameterizedTest
  @EnumSource(MockSystem.class)
  void aSuspendedUserGetsWhatTheTableSays(MockSystem system) throws Exception {
    String alan = idp.signIn(system, idp.users(system).get(2));
    Run run = Run.callWith(alan, idp, system, "--output", "identity");
    if (facts(system).suspended() == Suspended.REJECTED) {
      assertThat(run.status()).isEqualTo(77);
      return;
    }
    JsonNode active = new ObjectMapper().readTree(run.out()).path("active");
    assertThat(active.isBoolean() && !active.asBoolean())
        .isEqualTo(facts(system).suspended() == Suspended.ANSWER);
  }

  @Test
  void theTableHasARowForEachProvider() {
    List<String> lines = Run.me(Map.of(), "providers").out().lines().toList();
    assertThat(lines.get(0)).matches("PROVIDER +ROLES +SECOND FACTOR +SUSPENDED +EXPIRY");
    assertThat(lines).hasSize(17);
    assertThat(lines.get(15)).matches("better-auth +yes +yes +answer +yes");
  }

  @Test
  void jsonIsOneDocument() throws Exception {
    Run run = Run.me(Map.of(), "providers", "--output", "json");
    JsonNode document = new ObjectMapper().readTree(run.out());
    assertThat(document.path("providers")).hasSize(16);
    assertThat(document.at("/providers/9/suspended").asText()).isEqualTo("rejected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "github",
        "gitlab",
        "microsoft",
        "slack",
        "discord",
        "supabase",
        "okta",
        "gitea",
        "better-auth",
        "redmine"
      })
  void theHelpOfEachServiceSaysWhereToGetACredential(String name) {
    Run run = Run.me(Map.of(), name, "--help");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("Usage: me " + name)
        .containsPattern("(?m)^(Get (a|an|the) (API )?(token|key)|The token is)");
  }

  @Test
  void theHelpOfTheCommandListsAllProviders() {
    String help = Run.me(Map.of(), "--help").out();
    for (ProviderFacts facts : ProviderFacts.all()) {
      assertThat(help).containsPattern("(?m)^ +" + facts.name() + " ");
    }
  }

  @Test
  void aBotOfDiscordAndAnApiTokenOfOktaAreSentInTheirSchemes() {
    assertThat(Run.call(idp, MockSystem.DISCORD, "--bot").status()).isZero();
    assertThat(idp.requests(MockSystem.DISCORD).get(0).header("Authorization"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("Bot "));
    assertThat(Run.call(idp, MockSystem.OKTA, "--api-token").status()).isZero();
    assertThat(idp.requests(MockSystem.OKTA).get(0).header("Authorization"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("SSWS "));
  }

  @Test
  void aMissingApiKeyOfSupabaseIsStatus78() {
    String url = idp.baseUrl(MockSystem.SUPABASE).toString();
    Run run = Run.me(Map.of("ME_TOKEN", "t"), "supabase", "--base-url", url);
    assertThat(run.status()).isEqualTo(78);
    assertThat(run.err())
        .contains("the environment variable ME_API_KEY is not set; put the API key there");
  }

  @Test
  void aMissingSubjectTokenOfKrystalIsStatus78() {
    String url = idp.baseUrl(MockSystem.KRYSTAL).toString();
    String[] command = {"krystal", "--base-url", url, "--subject-token-env", "SUBJECT"};
    Run run = Run.me(Map.of("ME_TOKEN", "t"), command);
    assertThat(run.status()).isEqualTo(78);
    assertThat(run.err())
        .contains("the environment variable SUBJECT is not set; put the subject token there");
  }

  @ParameterizedTest
  @EnumSource(
      value = MockSystem.class,
      names = {"BETTER_AUTH", "REDMINE"})
  void theLiveCredentialIsMaskedUnlessItIsAskedFor(MockSystem system) {
    String token = idp.token(system);
    for (String output : List.of("text", "json", "identity")) {
      assertThat(Run.call(idp, system, "--output", output).out()).doesNotContain(token);
    }
    assertThat(Run.call(idp, system, "--output", "json", "--show-secrets").out()).contains(token);
  }
}
