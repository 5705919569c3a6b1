package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

@WithMockIdentityProvider
class RiverGenTokenDialectTest {
  private final MockIdentityProvider idp;
  private final MockTokenEndpoint tokens;
  private final TestClient client;

  RiverGenTokenDialectTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.tokens = idp.tokenEndpoint(MockSystem.RIVERGEN);
    this.client = new TestClient(idp);
  }

  private ReceivedResponse refresh(String refreshToken) throws IOException {
    return client.refresh(MockSystem.RIVERGEN, refreshToken);
  }

  private void assertRefused(String refreshToken, String code) throws IOException {
    ReceivedResponse answer = refresh(refreshToken);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.at("/error/code")).isEqualTo(code);
  }

  @Test
  void aRefreshReturnsNoEnvelopeAndNoNewRefreshToken() throws Exception {
    assertThat(tokens.url().getPath()).isEqualTo("/rivergen/api/auth/refresh");
    ReceivedResponse answer = refresh(tokens.refreshToken());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().fieldNames())
        .toIterable()
        .containsExactly("access_token", "token_type", "expires_in");
    assertThat(answer.at("/token_type")).isEqualTo("bearer");
    assertThat(answer.json().at("/expires_in").asInt()).isEqualTo(3_600);
    ReceivedResponse me = client.me(MockSystem.RIVERGEN, answer.at("/access_token"));
    assertThat(me.at("/data/user/display_name")).isEqualTo("Ada Lovelace");
  }

  @Test
  void theRefreshTokenAndEarlierAccessTokensStayValid() throws Exception {
    String first = refresh(tokens.refreshToken()).at("/access_token");
    String second = refresh(tokens.refreshToken()).at("/access_token");
    assertThat(first).isNotEqualTo(second);
    assertThat(client.me(MockSystem.RIVERGEN, first).status()).isEqualTo(200);
  }

  @Test
  void rejectsRefreshTokensInBothErrorFormats() throws Exception {
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
  void rejectsABodyWithoutARefreshToken() throws Exception {
    ReceivedResponse answer = TestClient.postJson(tokens.url(), "{}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/error/code")).isEqualTo("VALIDATION_ERROR");
  }

  @Test
  void aSuspendedUserStillGetsTokens() throws Exception {
    MockTokens suspended = tokens.signIn(idp.users(MockSystem.RIVERGEN).get(2));
    assertThat(refresh(suspended.refreshToken()).status()).isEqualTo(200);
  }
}
