package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mesdk.testkit.MockSystem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoTest {

  @Test
  void printsARowForEveryProvider() {
    Run run = Run.me(Map.of(), "demo");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(2)).matches("PROVIDER +WHO +E-MAIL +ORGANIZATIONS +ROLES +TOOK");
    assertThat(lines.subList(3, 9))
        .allSatisfy(line -> assertThat(line).contains("ada@example.com").matches(".* \\d+ ms"));
    assertThat(lines.subList(3, 9).stream().map(line -> line.substring(0, line.indexOf(' '))))
        .containsExactlyElementsOf(
            EnumSet.range(MockSystem.TESTINY, MockSystem.OIDC).stream()
                .map(system -> system.name().toLowerCase(Locale.ROOT))
                .toList());
    assertThat(lines).last().asString().contains("no network");
  }

  @Test
  void printsARowForEveryProviderOfEveryModule() {
    Run run = Run.me(Map.of(), "demo", "--all");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0)).contains("16 providers");
    List<String> rows = lines.subList(3, 3 + MockSystem.values().length);
    assertThat(rows).allSatisfy(line -> assertThat(line).matches("(?i).*ada.* \\d+ ms"));
    assertThat(rows.stream().map(line -> line.substring(0, line.indexOf(' '))))
        .containsExactlyElementsOf(ProviderFacts.all().stream().map(ProviderFacts::name).toList())
        .hasSize(16);
    assertThat(lines).anyMatch(line -> line.startsWith("16 calls over HTTP"));
  }

  @Test
  void jsonIsOneDocumentWithAllAnswers() throws Exception {
    Run run = Run.me(Map.of(), "demo", "--all", "--output", "json");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    List<String> providers = new ArrayList<>();
    for (JsonNode answer : new ObjectMapper().readTree(run.out()).at("/answers")) {
      providers.add(answer.at("/identity/provider").asText());
      assertThat(answer.at("/identity/subject").asText()).isNotEmpty();
      assertThat(answer.at("/durationMillis").isIntegralNumber()).isTrue();
    }
    assertThat(providers)
        .containsExactlyElementsOf(ProviderFacts.all().stream().map(ProviderFacts::name).toList())
        .hasSize(16);
  }

  @Test
  void theIdentityOfSeveralUsersIsAUsageError() {
    Run run = Run.me(Map.of(), "demo", "--output", "identity");
    assertThat(run.status()).isEqualTo(64);
    assertThat(run.err()).contains("must be text or json");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void alignsTheColumns() {
    List<String> table = Run.me(Map.of(), "demo").out().lines().skip(2).limit(7).toList();
    int eMail = table.get(0).indexOf("E-MAIL");
    assertThat(table.subList(1, 7))
        .allSatisfy(line -> assertThat(line.indexOf("ada@")).isEqualTo(eMail));
    assertThat(table.stream().mapToInt(String::length).distinct()).hasSize(1);
  }

  @Test
  void usesColourOnATerminalOnly() {
    assertThat(Run.me(Map.of(), "demo").out()).doesNotContain("\u001b");
    assertThat(Run.atTerminal(80, Map.of(), "demo").out()).startsWith("\u001b[1mWho is");
  }
}
