package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {
  private static final ObjectMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final MockIdentityProvider idp = MockIdentityProvider.start();

  @AfterEach
  void stop() {
    idp.close();
  }

  private JsonNode document(MockSystem system, String... options) throws Exception {
    Run run = Run.call(idp, system, options);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out()).endsWith("}\n");
    return STRICT.readTree(run.out());
  }

  private void answers(MockSystem system, String body) {
    idp.outage(system, Outcome.reply(200, Map.of("Content-Type", "application/json"), body));
  }

  @ParameterizedTest
  @EnumSource(MockSystem.class)
  void identityHasTheSameMembersForEveryProvider(MockSystem system) throws Exception {
    JsonNode identity = document(system, "--output", "identity");
    assertThat(identity.get("provider").asText())
        .isEqualTo(system.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    assertThat(identity.get("subject").asText()).contains("1815");
    if (system == MockSystem.SLACK) {
      assertThat(identity.get("username").asText()).isEqualTo("ada");
    } else {
      assertThat(identity.get("email").asText()).isEqualTo("ada@example.com");
    }
  }

  @ParameterizedTest
  @EnumSource(MockSystem.class)
  void textShowsTheUserAndNoToken(MockSystem system) {
    Run run = Run.call(idp, system);
    assertThat(run.out())
        .contains(system == MockSystem.SLACK ? "ada" : "ada@example.com", "\nComplete answer from ")
        .doesNotContain(idp.token(system), "\u001b");
  }

  @Test
  void jsonKeepsUnknownMembersUnchanged() throws Exception {
    String body =
        "{\"userId\":7,\"email\":\"ada@example.com\",\"tenantFeatures\":[\"a\"],\"sessions\":[],"
            + "\"invented\":{\"price\":1.50,\"big\":123456789012345678901234567890,\"none\":null}}";
    answers(MockSystem.TESTINY, body);
    Run run = Run.call(idp, MockSystem.TESTINY, "--output", "json");
    assertThat(run.out().replaceAll("\\s", "")).isEqualTo(body);
  }

  @Test
  void jsonOfRiverGenIsTheDataWithoutItsEnvelope() throws Exception {
    JsonNode answer = document(MockSystem.RIVERGEN, "--output", "JSON");
    assertThat(answer.has("success")).isFalse();
    assertThat(answer.get("user").get("id").asLong()).isEqualTo(1815);
  }

  @Test
  void theTokenInAPulseAnswerIsMaskedByDefault() throws Exception {
    String token = idp.token(MockSystem.PULSE);
    assertThat(document(MockSystem.PULSE, "--output", "json").get("token").asText())
        .isEqualTo("***");
    assertThat(Run.call(idp, MockSystem.PULSE).out()).contains("***").doesNotContain(token);
    assertThat(document(MockSystem.PULSE, "--output", "json", "--show-secrets").toString())
        .contains(token);
    assertThat(Run.call(idp, MockSystem.PULSE, "--show-secrets").out()).contains(token);
    assertThat(document(MockSystem.PULSE, "--output", "identity", "--show-secrets").toString())
        .doesNotContain(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "identity"})
  void theTokenInAPulseAnswerIsMaskedEverywhere(String output) {
    answers(
        MockSystem.PULSE,
        "{\"id\":7,\"email\":\"ada@example.com\",\"token\":\"S3cr3t/Live\","
            + "\"flatRolesList\":[\"editor\",\"S3cr3t/Live\"],"
            + "\"extra\":{\"token\":\"S3cr3t/Live\",\"S3cr3t/Live\":true,"
            + "\"list\":[[\"Bearer S3cr3t/Live\"],\"/in?token=S3cr3t%2FLive\"]}}");
    Run run = Run.call(idp, MockSystem.PULSE, "--output", output);
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("editor", "***").doesNotContain("S3cr3t");
    assertThat(Run.call(idp, MockSystem.PULSE, "--output", output, "--show-secrets").out())
        .contains("S3cr3t/Live")
        .doesNotContain("***");
  }

  @Test
  void valuesBesideAMaskedTokenAreKept() throws Exception {
    answers(
        MockSystem.PULSE,
        "{\"id\":7,\"email\":\"ada@example.com\",\"token\":\"S3cr3t\","
            + "\"extra\":{\"a\":[\"Bearer S3cr3t\",1.50,null,true]}}");
    assertThat(document(MockSystem.PULSE, "--output", "json").get("extra"))
        .hasToString("{\"a\":[\"Bearer ***\",1.5,null,true]}");
  }

  @Test
  void anEmptyTokenInAPulseAnswerMasksNothing() {
    answers(
        MockSystem.PULSE, "{\"id\":7,\"email\":\"ada@example.com\",\"token\":\"\",\"a\":\"b\"}");
    Run run = Run.call(idp, MockSystem.PULSE, "--output", "json");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("ada@example.com").doesNotContain("***");
  }

  @Test
  void outputIsUtf8() throws Exception {
    answers(MockSystem.TESTINY, "{\"userId\":7,\"firstName\":\"Zo\u00eb \ud83d\ude80\"}");
    assertThat(document(MockSystem.TESTINY, "--output", "json").get("firstName").asText())
        .isEqualTo("Zo\u00eb \ud83d\ude80");
    assertThat(Run.call(idp, MockSystem.TESTINY).out()).contains("Zo\u00eb \ud83d\ude80");
  }

  @Test
  void controlCharactersInAnAnswerAreReplaced() {
    answers(
        MockSystem.TESTINY, "{\"userId\":7,\"x\\u001b[2J\":\"a\\u001b]0;b\\u0007\\nc\\u202e\"}");
    assertThat(Run.call(idp, MockSystem.TESTINY).out())
        .contains("x\ufffd[2J  ", "  a\ufffd]0;b\ufffd\ufffdc\ufffd\n")
        .doesNotContain("\u001b", "\u0007", "\u202e");
  }
}
