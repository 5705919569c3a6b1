package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithMockIdentityProvider
class PulseTokenDialectTest {
  private final MockIdentityProvider idp;
  private final MockTokenEndpoint tokens;
  private final MockCredentials known;
  private final TestClient client;

  PulseTokenDialectTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.tokens = idp.tokenEndpoint(MockSystem.PULSE);
    this.known = idp.credentials();
    this.client = new TestClient(idp);
  }

  private ReceivedResponse withPassword(String email, String password) throws IOException {
    return TestClient.postJson(
        tokens.url(), "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }

  private ReceivedResponse withKey(String key, String secret) throws IOException {
    return TestClient.postJson(
        tokens.url(), "{\"apiKey\":\"%s\",\"apiSecret\":\"%s\"}".formatted(key, secret));
  }

  @Test
  void aUserGetsTheSessionOfTheToken() throws Exception {
    assertThat(tokens.url().getPath()).isEqualTo("/pulse/auth/login");
    ReceivedResponse login = withPassword(known.email(), known.password());
    assertThat(login.status()).isEqualTo(200);
    assertThat(login.at("/email")).isEqualTo("ada@example.com");
    ReceivedResponse me = client.me(MockSystem.PULSE, login.at("/token"));
    assertThat(me.json()).isEqualTo(login.json());
  }

  @Test
  void anApiKeyGetsASession() throws Exception {
    ReceivedResponse login = withKey(known.apiKey(), known.apiSecret());
    assertThat(login.status()).isEqualTo(200);
    assertThat(client.me(MockSystem.PULSE, login.at("/token")).status()).isEqualTo(200);
  }

  @Test
  void everyLoginReturnsANewToken() throws Exception {
    String first = withPassword(known.email(), known.password()).at("/token");
    String second = withPassword(known.email(), known.password()).at("/token");
    assertThat(first).isNotEqualTo(second);
    idp.revoke(first);
    assertThat(client.me(MockSystem.PULSE, first).status()).isEqualTo(401);
    assertThat(client.me(MockSystem.PULSE, second).status()).isEqualTo(200);
  }

  @Test
  void theSessionLastsEightDaysByDefault() throws Exception {
    Instant now = Instant.now();
    ReceivedResponse login = withKey(known.apiKey(), known.apiSecret());
    assertThat(Instant.parse(login.at("/expiresAt")))
        .isBetween(now.plus(Duration.ofDays(7)), now.plus(Duration.ofDays(9)));
    tokens.accessTokenLifetime(Duration.ofMinutes(1));
    ReceivedResponse shorter = withKey(known.apiKey(), known.apiSecret());
    assertThat(Instant.parse(shorter.at("/expiresAt"))).isBefore(now.plusSeconds(600));
  }

  @Test
  void rejectsWrongCredentials() throws Exception {
    for (ReceivedResponse answer :
        new ReceivedResponse[] {
          withPassword(known.email(), "wrong"),
          withPassword("grace@example.com", known.password()),
          withKey(known.apiKey(), "wrong"),
          withKey("wrong", known.apiSecret()),
          withKey(known.email(), known.password())
        }) {
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.at("/error")).isEqualTo("Unauthorized");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "no json", "{\"email\":\"a\"}", "{\"apiKey\":\"a\"}"})
  void rejectsABodyWithoutCredentials(String body) throws Exception {
    ReceivedResponse answer = TestClient.postJson(tokens.url(), body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/error")).isEqualTo("Bad Request");
  }

  @Test
  void hasNoRefreshTokens() {
    assertThatThrownBy(tokens::refreshToken)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("PULSE has no refresh tokens");
    MockUser ada = idp.users(MockSystem.PULSE).get(0);
    assertThatThrownBy(() -> tokens.signIn(ada)).isInstanceOf(IllegalStateException.class);
  }
}
