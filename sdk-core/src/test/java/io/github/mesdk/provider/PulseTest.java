package io.github.mesdk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.testing.Files;
import java.net.URI;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class PulseTest extends ProviderContractTest<UserSession> {

  PulseTest() {
    super("pulse");
  }

  @Override
  IdentityProvider<UserSession> providerAt(URI baseUrl) {
    return Pulse.at(baseUrl);
  }

  @Override
  void assertRequest(RecordedRequest request) {
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

  @Test
  void theBaseUrlIsTheGivenUrl() {
    assertThat(Pulse.at(URI.create("https://pulse.example.com")).baseUrl())
        .isEqualTo(URI.create("https://pulse.example.com"));
  }
}
