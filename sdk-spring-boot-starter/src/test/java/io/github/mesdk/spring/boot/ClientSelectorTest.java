package io.github.mesdk.spring.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ClientSelectorTest {
  private static final String OPAQUE = "opaque";

  private static ClientSelector selector(Map<String, String> properties) {
    Map<String, ClientProperties> clients =
        new Binder(new MapConfigurationPropertySource(properties))
            .bindOrCreate("mesdk", ClientsProperties.class)
            .clients();
    List<MeClients.Named> named =
        clients.entrySet().stream()
            .map(entry ->
                new MeClients.Named(
                    entry.getKey(),
                    request -> {
                      throw new IllegalStateException("a selector asks no client");
                    },
                    entry.getValue(),
                    Optional.empty()))
            .toList();
    return new ClientSelector(named);
  }

  private static String tokenOf(String issuer) {
    String claims = "{\"iss\":\"" + issuer + "\"}";
    return "e30."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8))
        + ".c2ln";
  }

  @Test
  void theHostOfARequestSelectsWhateverItsLetterCase() {
    ClientSelector selector =
        selector(
            Map.of(
                "mesdk.clients.a.hosts", "a.example.com",
                "mesdk.clients.b.hosts", "b.example.com"));
    assertThat(selector.select("A.example.com", "/", OPAQUE)).hasValue("a");
    assertThat(selector.select("b.example.com", "/", OPAQUE)).hasValue("b");
    assertThat(selector.select("c.example.com", "/", OPAQUE)).isEmpty();
  }

  @Test
  void onlyAnIssuerOfTheListSelects() {
    ClientSelector selector =
        selector(
            Map.of(
                "mesdk.clients.a.issuers", "https://a.example.com",
                "mesdk.clients.b.issuers", "https://b.example.com"));
    assertThat(selector.select("h", "/", tokenOf("https://b.example.com"))).hasValue("b");
    assertThat(selector.select("h", "/", tokenOf("https://b.example.com/"))).isEmpty();
    assertThat(selector.select("h", "/", tokenOf("https://evil.example.com"))).isEmpty();
    for (String other : List.of(OPAQUE, "a.b.c", "e30.bnVsbA.x", "e30.W10.x", "..", "")) {
      assertThat(selector.select("h", "/", other)).as(other).isEmpty();
    }
  }

  @Test
  void allRulesOfAClientMustMatchAndTheClientWithoutRulesTakesTheRest() {
    ClientSelector selector =
        selector(
            Map.of(
                "mesdk.clients.a.hosts", "a.example.com",
                "mesdk.clients.a.paths", "/a/**",
                "mesdk.clients.rest.provider", "rivergen"));
    assertThat(selector.select("a.example.com", "/a/1", OPAQUE)).hasValue("a");
    assertThat(selector.select("a.example.com", "/b", OPAQUE)).hasValue("rest");
    assertThat(selector.select("b.example.com", "/a/1", OPAQUE)).hasValue("rest");
  }

  @Test
  void theMoreSpecificPathSelects() {
    ClientSelector selector =
        selector(
            Map.of(
                "mesdk.clients.a.paths", "/api/**,/files/{name}",
                "mesdk.clients.b.paths", "/api/admin/**,/files/public",
                "mesdk.clients.c.paths", "/**"));
    assertThat(selector.select("h", "/api/admin/1", OPAQUE)).hasValue("b");
    assertThat(selector.select("h", "/api/1", OPAQUE)).hasValue("a");
    assertThat(selector.select("h", "/files/public", OPAQUE)).hasValue("b");
    assertThat(selector.select("h", "/files/1", OPAQUE)).hasValue("a");
    assertThat(selector.select("h", "/", OPAQUE)).hasValue("c");
    assertThat(selector.select("h", "", OPAQUE)).hasValue("c");
  }

  @Test
  void theClientWithMoreRulesSelects() {
    ClientSelector selector =
        selector(
            Map.of(
                "mesdk.clients.a.hosts", "a.example.com",
                "mesdk.clients.b.paths", "/b/very/long/path",
                "mesdk.clients.c.hosts", "a.example.com",
                "mesdk.clients.c.paths", "/b/**"));
    assertThat(selector.select("a.example.com", "/b/very/long/path", OPAQUE)).hasValue("c");
    assertThat(selector.select("a.example.com", "/", OPAQUE)).hasValue("a");
    assertThat(selector.select("b.example.com", "/b/very/long/path", OPAQUE)).hasValue("b");
  }

  static List<Map<String, String>> ambiguous() {
    return List.of(
        Map.of("mesdk.clients.a.provider", "rivergen", "mesdk.clients.b.provider", "testiny"),
        Map.of("mesdk.clients.a.paths", "/a,/b", "mesdk.clients.b.paths", "/b"),
        Map.of("mesdk.clients.a.hosts", "H,i", "mesdk.clients.b.hosts", "h"),
        Map.of("mesdk.clients.a.issuers", "i", "mesdk.clients.b.issuers", "i,j"));
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  void twoClientsThatNoRuleDistinguishesAreAMistake(Map<String, String> properties) {
    assertThatThrownBy(() -> selector(properties))
        .isInstanceOf(MeConfigurationException.class)
        .hasMessage("no host, path or issuer decides between the clients a and b");
  }
}
