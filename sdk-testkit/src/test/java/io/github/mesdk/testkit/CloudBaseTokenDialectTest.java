package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithMockIdentityProvider
class CloudBaseTokenDialectTest {
  private static final String CLIENT_CREDENTIALS = "{\"grant_type\":\"client_credentials\"}";

  private final MockIdentityProvider idp;
  private final MockTokenEndpoint tokens;
  private final TestClient client;

  CloudBaseTokenDialectTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.tokens = idp.tokenEndpoint(MockSystem.CLOUDBASE);
    this.client = new TestClient(idp);
  }

  private ReceivedResponse refresh(String refreshToken) throws IOException {
    return client.refresh(MockSystem.CLOUDBASE, refreshToken);
  }

  private ReceivedResponse asClient(String id, String secret) throws IOException {
    byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return asClient("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  private ReceivedResponse asClient(String authorization) throws IOException {
    return TestClient.send(
        TestClient.request(tokens.url().toString())
            .header("Authorization", authorization)
            .post(TestClient.body("application/json", CLIENT_CREDENTIALS)));
  }

  private static void assertRefused(
      ReceivedResponse answer, int status, String pointer, String code) throws IOException {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at(pointer)).isEqualTo(code);
    assertThat(answer.body()).doesNotContain("access_token\"");
  }

  @Test
  void hasTheVendorsPath() {
    assertThat(tokens.url().getPath()).isEqualTo("/cloudbase/auth/v1/token");
  }

  @Test
  void aRefreshReturnsValidTokens() throws Exception {
    ReceivedResponse first = refresh(tokens.refreshToken());
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.at("/token_type")).isEqualTo("Bearer");
    assertThat(first.json().at("/expires_in").isIntegralNumber()).isTrue();
    assertThat(first.json().at("/expires_in").asInt()).isEqualTo(7_200);
    assertThat(first.at("/sub")).isEqualTo("9876543210123451815");
    assertThat(first.at("/groups/0")).isEqualTo("engineering");
    ReceivedResponse me = client.me(MockSystem.CLOUDBASE, first.at("/access_token"));
    assertThat(me.at("/sub")).isEqualTo(first.at("/sub"));
    assertThat(refresh(first.at("/refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void reuseOfARefreshTokenRevokesTheSession() throws Exception {
    ReceivedResponse first = refresh(tokens.refreshToken());
    assertRefused(refresh(tokens.refreshToken()), 400, "/error", "invalid_grant");
    assertRefused(refresh(first.at("/refresh_token")), 401, "/code", "REFRESH_TOKEN_DISABLED");
    ReceivedResponse me = client.me(MockSystem.CLOUDBASE, first.at("/access_token"));
    assertRefused(me, 401, "/code", "ACCESS_TOKEN_DISABLED");
    assertRefused(refresh(tokens.refreshToken()), 400, "/error", "invalid_grant");
  }

  @Test
  void reuseDoesNotAffectOtherSessions() throws Exception {
    MockTokens other = tokens.signIn(idp.users(MockSystem.CLOUDBASE).get(0));
    refresh(tokens.refreshToken());
    refresh(tokens.refreshToken());
    assertThat(client.me(MockSystem.CLOUDBASE, other.accessToken()).status()).isEqualTo(200);
    assertThat(refresh(other.refreshToken()).status()).isEqualTo(200);
  }

  @Test
  void reuseIsOnlyRejectedIfSessionsSurviveIt() throws Exception {
    tokens.endSessionsOnReuse(false);
    ReceivedResponse first = refresh(tokens.refreshToken());
    assertRefused(refresh(tokens.refreshToken()), 400, "/error", "invalid_grant");
    ReceivedResponse me = client.me(MockSystem.CLOUDBASE, first.at("/access_token"));
    assertThat(me.status()).isEqualTo(200);
    assertThat(refresh(first.at("/refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void theGatewayRejectsAnExpiredRefreshToken() throws Exception {
    MockTokens other = tokens.signIn(idp.users(MockSystem.CLOUDBASE).get(1));
    idp.expire(other.refreshToken());
    ReceivedResponse answer = refresh(other.refreshToken());
    assertRefused(answer, 401, "/code", "REFRESH_TOKEN_EXPIRED");
    assertThat(answer.json().has("requestId")).isTrue();
    assertThat(client.me(MockSystem.CLOUDBASE, other.accessToken()).status()).isEqualTo(200);
  }

  @Test
  void revokingARefreshTokenRevokesItsSession() throws Exception {
    MockTokens other = tokens.signIn(idp.users(MockSystem.CLOUDBASE).get(1));
    idp.revoke(other.refreshToken());
    assertRefused(refresh(other.refreshToken()), 401, "/code", "REFRESH_TOKEN_DISABLED");
    ReceivedResponse me = client.me(MockSystem.CLOUDBASE, other.accessToken());
    assertRefused(me, 401, "/code", "ACCESS_TOKEN_DISABLED");
  }

  @Test
  void rejectsARefreshTokenItHasNotIssued() throws Exception {
    ReceivedResponse answer = refresh("made-up");
    assertRefused(answer, 400, "/error", "invalid_grant");
    assertThat(answer.json().at("/error_code").isIntegralNumber()).isTrue();
    String foreign = idp.tokenEndpoint(MockSystem.OIDC).refreshToken();
    assertRefused(refresh(foreign), 400, "/error", "invalid_grant");
    assertRefused(refresh(idp.token(MockSystem.CLOUDBASE)), 400, "/error", "invalid_grant");
  }

  @Test
  void aRefreshTokenIsNotAnAccessToken() throws Exception {
    ReceivedResponse me = client.me(MockSystem.CLOUDBASE, tokens.refreshToken());
    assertRefused(me, 401, "/code", "INVALID_ACCESS_TOKEN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                     | invalid_argument
          no json                                                | invalid_argument
          []                                                     | invalid_argument
          {}                                                     | invalid_argument
          {"grant_type":7}                                       | invalid_argument
          {"grant_type":"refresh_token"}                         | invalid_argument
          {"grant_type":"refresh_token","refresh_token":""}      | invalid_argument
          {"grant_type":"refresh_token","refresh_token":null}    | invalid_argument
          {"grant_type":"refresh_token","refresh_token":"a"} b   | invalid_argument
          {"grant_type":"authorization_code","code":"abc"}       | unsupported_grant_type
          {"grant_type":"password","username":"ada"}             | invalid_username_or_password
          """)
  void rejectsOtherBodies(String body, String error) throws Exception {
    assertRefused(TestClient.postJson(tokens.url(), body), 400, "/error", error);
  }

  @Test
  void aClientGetsItsOwnToken() throws Exception {
    MockCredentials known = idp.credentials();
    ReceivedResponse answer = asClient(known.clientId(), known.clientSecret());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().has("refresh_token")).isFalse();
    ReceivedResponse me = client.me(MockSystem.CLOUDBASE, answer.at("/access_token"));
    assertThat(me.at("/sub")).isEqualTo(known.clientId());
    assertThat(me.at("/name")).isEqualTo("Service Account");
  }

  @Test
  void rejectsWrongClientCredentials() throws Exception {
    String id = idp.credentials().clientId();
    assertRefused(asClient(id, "wrong"), 401, "/code", "INVALID_CREDENTIALS");
    assertRefused(
        asClient("other", idp.credentials().clientSecret()), 401, "/code", "INVALID_CREDENTIALS");
    assertRefused(asClient("Basic %%%"), 401, "/code", "INVALID_CREDENTIALS");
    assertRefused(asClient("Basic YQ=="), 401, "/code", "INVALID_CREDENTIALS");
    assertRefused(asClient("Bearer a"), 401, "/code", "MISSING_CREDENTIALS");
    ReceivedResponse without = TestClient.postJson(tokens.url(), CLIENT_CREDENTIALS);
    assertRefused(without, 401, "/code", "MISSING_CREDENTIALS");
  }

  @Test
  void aUserSignsInWithAPassword() throws Exception {
    MockCredentials known = idp.credentials();
    String body =
        "{\"grant_type\":\"password\",\"username\":\"%s\",\"password\":\"%s\"}"
            .formatted(known.email(), known.password());
    ReceivedResponse answer = TestClient.postJson(tokens.url(), body);
    ReceivedResponse me = client.me(MockSystem.CLOUDBASE, answer.at("/access_token"));
    assertThat(me.at("/name")).isEqualTo("Ada Lovelace");
    assertThat(refresh(answer.at("/refresh_token")).status()).isEqualTo(200);
  }
}
