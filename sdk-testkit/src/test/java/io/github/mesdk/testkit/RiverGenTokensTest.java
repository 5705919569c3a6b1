package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.Browser.Answer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

@WithMockIdentityProvider
class RiverGenTokensTest {
  private final MockIdentityProvider idp;
  private final MockTokenEndpoint tokens;
  private final Browser browser;

  RiverGenTokensTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.tokens = idp.tokenEndpoint(MockSystem.RIVERGEN);
    this.browser = new Browser(idp);
  }

  private Answer refresh(String refreshToken) throws IOException {
    return browser.refresh(MockSystem.RIVERGEN, refreshToken);
  }

  private void assertRefused(String refreshToken, String code) throws IOException {
    Answer answer = refresh(refreshToken);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.at("/error/code")).isEqualTo(code);
  }

  @Test
  void answersWithoutAnEnvelopeAndWithoutANewRefreshToken() throws Exception {
    assertThat(tokens.url().getPath()).isEqualTo("/rivergen/api/auth/refresh");
    Answer answer = refresh(tokens.refreshToken());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().fieldNames())
        .toIterable()
        .containsExactly("access_token", "token_type", "expires_in");
    assertThat(answer.at("/token_type")).isEqualTo("bearer");
    assertThat(answer.json().at("/expires_in").asInt()).isEqualTo(3_600);
    Answer me = browser.me(MockSystem.RIVERGEN, answer.at("/access_token"));
    assertThat(me.at("/data/user/display_name")).isEqualTo("Ada Lovelace");
  }

  @Test
  void theRefreshTokenStaysGoodAndSoDoEarlierAccessTokens() throws Exception {
    String first = refresh(tokens.refreshToken()).at("/access_token");
    String second = refresh(tokens.refreshToken()).at("/access_token");
    assertThat(first).isNotEqualTo(second);
    assertThat(browser.me(MockSystem.RIVERGEN, first).status()).isEqualTo(200);
  }

  @Test
  void refusesARefreshTokenInBothShapesOfErrors() throws Exception {
    List<MockUser> users = idp.users(MockSystem.RIVERGEN);
    String expired = tokens.signIn(users.get(0)).refreshToken();
    String revoked = tokens.signIn(users.get(1)).refreshToken();
    idp.expire(expired);
    idp.revoke(revoked);
    assertRefused("made-up", "INVALID_TOKEN");
    assertThat(refresh("made-up").at("/success")).isEqualTo("false");
    assertRefused(expired, "AUTH_EXPIRED");
    assertThat(refresh(expired).json().has("success")).isFalse();
    assertRefused(revoked, "AUTH_INVALID");
  }

  @Test
  void refusesABodyWithoutARefreshToken() throws Exception {
    Answer answer = Browser.postJson(tokens.url(), "{}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/error/code")).isEqualTo("VALIDATION_ERROR");
  }

  @Test
  void aSuspendedUserIsStillGivenTokensAsThereIsAnAnswerToo() throws Exception {
    MockTokens suspended = tokens.signIn(idp.users(MockSystem.RIVERGEN).get(2));
    assertThat(refresh(suspended.refreshToken()).status()).isEqualTo(200);
  }
}
