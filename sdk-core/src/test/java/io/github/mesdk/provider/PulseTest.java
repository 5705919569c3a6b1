package io.github.mesdk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.DecodeException;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.testing.Files;
import java.net.URI;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PulseTest extends ProviderContractTest<UserSession> {
  /** Databind reads an answer with a code, which may be a failure. */
  private static final List<String> FOR_EACH_READER = List.of("", ",\"code\":\"new\"");

  PulseTest() {
    super("pulse");
  }

  @Override
  protected IdentityProvider<UserSession> providerAt(URI baseUrl) {
    return Pulse.at(baseUrl);
  }

  @Override
  protected void assertRequest(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget()).isEqualTo("/auth/session");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(request.getHeaders().get("X-Account-ID")).isNull();
  }

  @Test
  void theAccountIsSent() throws Exception {
    answer(200, Files.text("pulse/me.json"));
    client().me(Pulse.account("1234567890123456"));
    assertThat(receivedRequest().getHeaders().get("X-Account-ID")).isEqualTo("1234567890123456");
  }

  @Test
  void anAccountThatIsNoHeaderValueIsRejected() {
    assertThatThrownBy(() -> client().me(Pulse.account("1\r\nX-Evil: 1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("X-Account-ID");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void twoAccountsAreRejected() {
    MeArguments both = MeArguments.of(Argument.of("account", "1"), Argument.of("account", "2"));
    assertThatThrownBy(() -> client().me(both))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the argument account is set twice");
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "\"false\"", "\"False\"", "\"0\"", "0"})
  void anInactiveSessionIsInactiveInEachForm(String no) {
    for (String more : FOR_EACH_READER) {
      answer(200, session("\"active\":" + no + more));
      assertThat(client().me().identity().active()).as(more).contains(false);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"active\":\"no\"",
        "\"active\":\"\"",
        "\"active\":2",
        "\"active\":[false]",
        "\"expiresAt\":\"tomorrow\"",
        "\"expiresAt\":1643282255",
        "\"expiresAt\":\"+12345-01-01T00:00:00Z\""
      })
  void aStateThatCannotBeReadIsNoAnswer(String odd) {
    for (String more : FOR_EACH_READER) {
      answer(200, session(odd + more));
      assertThat(failure()).as(more).isInstanceOf(DecodeException.class);
    }
  }

  private static String session(String members) {
    return "{\"id\":1,\"email\":\"a@example.test\",\"token\":\"t\"," + members + "}";
  }

  @Test
  void theBaseUrlIsTheGivenUrl() {
    assertThat(Pulse.at(URI.create("https://pulse.example.com")).baseUrl())
        .isEqualTo(URI.create("https://pulse.example.com"));
  }
}
