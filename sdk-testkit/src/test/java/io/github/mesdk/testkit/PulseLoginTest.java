package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.testkit.Browser.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithMockIdentityProvider
class PulseLoginTest {
  private final MockIdentityProvider idp;
  private final MockTokenEndpoint tokens;
  private final MockCredentials known;
  private final Browser browser;

  PulseLoginTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.tokens = idp.tokenEndpoint(MockSystem.PULSE);
    this.known = idp.credentials();
    this.browser = new Browser(idp);
  }

  private Answer withPassword(String email, String password) throws IOException {
    return Browser.postJson(
        tokens.url(), "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }

  private Answer withKey(String key, String secret) throws IOException {
    return Browser.postJson(
        tokens.url(), "{\"apiKey\":\"%s\",\"apiSecret\":\"%s\"}".formatted(key, secret));
  }

  @Test
  void aPersonGetsTheSessionThatTheTokenStandsFor() throws Exception {
    assertThat(tokens.url().getPath()).isEqualTo("/pulse/auth/login");
    Answer login = withPassword(known.email(), known.password());
    assertThat(login.status()).isEqualTo(200);
    assertThat(login.at("/email")).isEqualTo("ada@example.com");
    Answer me = browser.me(MockSystem.PULSE, login.at("/token"));
    assertThat(me.json()).isEqualTo(login.json());
  }

  @Test
  void anApiKeyGetsASessionToo() throws Exception {
    Answer login = withKey(known.apiKey(), known.apiSecret());
    assertThat(login.status()).isEqualTo(200);
    assertThat(browser.me(MockSystem.PULSE, login.at("/token")).status()).isEqualTo(200);
  }

  @Test
  void everyLoginGivesATokenOfItsOwn() throws Exception {
    String first = withPassword(known.email(), known.password()).at("/token");
    String second = withPassword(known.email(), known.password()).at("/token");
    assertThat(first).isNotEqualTo(second);
    idp.revoke(first);
    assertThat(browser.me(MockSystem.PULSE, first).status()).isEqualTo(401);
    assertThat(browser.me(MockSystem.PULSE, second).status()).isEqualTo(200);
  }

  @Test
  void theSessionLastsEightDaysUnlessSet() throws Exception {
    Instant now = Instant.now();
    Answer login = withKey(known.apiKey(), known.apiSecret());
    assertThat(Instant.parse(login.at("/expiresAt")))
        .isBetween(now.plus(Duration.ofDays(7)), now.plus(Duration.ofDays(9)));
    tokens.accessTokenLifetime(Duration.ofMinutes(1));
    Answer shorter = withKey(known.apiKey(), known.apiSecret());
    assertThat(Instant.parse(shorter.at("/expiresAt"))).isBefore(now.plusSeconds(600));
  }

  @Test
  void refusesWrongCredentials() throws Exception {
    for (Answer answer :
        new Answer[] {
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
  void refusesABodyWithNeitherPair(String body) throws Exception {
    Answer answer = Browser.postJson(tokens.url(), body);
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
