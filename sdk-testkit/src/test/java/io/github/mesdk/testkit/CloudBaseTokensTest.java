package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.Browser.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithMockIdentityProvider
class CloudBaseTokensTest {
  private static final String CLIENT_CREDENTIALS = "{\"grant_type\":\"client_credentials\"}";

  private final MockIdentityProvider idp;
  private final MockTokenEndpoint tokens;
  private final Browser browser;

  CloudBaseTokensTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.tokens = idp.tokenEndpoint(MockSystem.CLOUDBASE);
    this.browser = new Browser(idp);
  }

  private Answer refresh(String refreshToken) throws IOException {
    return browser.refresh(MockSystem.CLOUDBASE, refreshToken);
  }

  private Answer asClient(String id, String secret) throws IOException {
    byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return asClient("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  private Answer asClient(String authorization) throws IOException {
    return Browser.send(
        Browser.request(tokens.url().toString())
            .header("Authorization", authorization)
            .post(Browser.body("application/json", CLIENT_CREDENTIALS)));
  }

  private static void assertRefused(Answer answer, int status, String pointer, String code)
      throws IOException {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at(pointer)).isEqualTo(code);
    assertThat(answer.body()).doesNotContain("access_token\"");
  }

  @Test
  void standsWhereTheVendorHasIt() {
    assertThat(tokens.url().getPath()).isEqualTo("/cloudbase/auth/v1/token");
  }

  @Test
  void aRefreshTokenGivesTokensThatWork() throws Exception {
    Answer first = refresh(tokens.refreshToken());
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.at("/token_type")).isEqualTo("Bearer");
    assertThat(first.json().at("/expires_in").isIntegralNumber()).isTrue();
    assertThat(first.json().at("/expires_in").asInt()).isEqualTo(7_200);
    assertThat(first.at("/sub")).isEqualTo("9876543210123451815");
    assertThat(first.at("/groups/0")).isEqualTo("engineering");
    Answer me = browser.me(MockSystem.CLOUDBASE, first.at("/access_token"));
    assertThat(me.at("/sub")).isEqualTo(first.at("/sub"));
    assertThat(refresh(first.at("/refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void aUsedRefreshTokenEndsTheSession() throws Exception {
    Answer first = refresh(tokens.refreshToken());
    assertRefused(refresh(tokens.refreshToken()), 400, "/error", "invalid_grant");
    assertRefused(refresh(first.at("/refresh_token")), 401, "/code", "REFRESH_TOKEN_DISABLED");
    Answer me = browser.me(MockSystem.CLOUDBASE, first.at("/access_token"));
    assertRefused(me, 401, "/code", "ACCESS_TOKEN_DISABLED");
    assertRefused(refresh(tokens.refreshToken()), 400, "/error", "invalid_grant");
  }

  @Test
  void anotherSessionGoesOn() throws Exception {
    MockTokens other = tokens.signIn(idp.users(MockSystem.CLOUDBASE).get(0));
    refresh(tokens.refreshToken());
    refresh(tokens.refreshToken());
    assertThat(browser.me(MockSystem.CLOUDBASE, other.accessToken()).status()).isEqualTo(200);
    assertThat(refresh(other.refreshToken()).status()).isEqualTo(200);
  }

  @Test
  void aUsedRefreshTokenIsOnlyRefusedWhereReuseIsTolerated() throws Exception {
    tokens.endSessionsOnReuse(false);
    Answer first = refresh(tokens.refreshToken());
    assertRefused(refresh(tokens.refreshToken()), 400, "/error", "invalid_grant");
    Answer me = browser.me(MockSystem.CLOUDBASE, first.at("/access_token"));
    assertThat(me.status()).isEqualTo(200);
    assertThat(refresh(first.at("/refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void anExpiredRefreshTokenIsToldByTheGateway() throws Exception {
    MockTokens other = tokens.signIn(idp.users(MockSystem.CLOUDBASE).get(1));
    idp.expire(other.refreshToken());
    Answer answer = refresh(other.refreshToken());
    assertRefused(answer, 401, "/code", "REFRESH_TOKEN_EXPIRED");
    assertThat(answer.json().has("requestId")).isTrue();
    assertThat(browser.me(MockSystem.CLOUDBASE, other.accessToken()).status()).isEqualTo(200);
  }

  @Test
  void aRevokedRefreshTokenEndsItsSession() throws Exception {
    MockTokens other = tokens.signIn(idp.users(MockSystem.CLOUDBASE).get(1));
    idp.revoke(other.refreshToken());
    assertRefused(refresh(other.refreshToken()), 401, "/code", "REFRESH_TOKEN_DISABLED");
    Answer me = browser.me(MockSystem.CLOUDBASE, other.accessToken());
    assertRefused(me, 401, "/code", "ACCESS_TOKEN_DISABLED");
  }

  @Test
  void aRefreshTokenItHasNotGivenOutIsInvalid() throws Exception {
    Answer answer = refresh("made-up");
    assertRefused(answer, 400, "/error", "invalid_grant");
    assertThat(answer.json().at("/error_code").isIntegralNumber()).isTrue();
    String foreign = idp.tokenEndpoint(MockSystem.OIDC).refreshToken();
    assertRefused(refresh(foreign), 400, "/error", "invalid_grant");
    assertRefused(refresh(idp.token(MockSystem.CLOUDBASE)), 400, "/error", "invalid_grant");
  }

  @Test
  void aRefreshTokenIsNoAccessToken() throws Exception {
    Answer me = browser.me(MockSystem.CLOUDBASE, tokens.refreshToken());
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
  void refusesOtherBodies(String body, String error) throws Exception {
    assertRefused(Browser.postJson(tokens.url(), body), 400, "/error", error);
  }

  @Test
  void aProgramGetsATokenOfItsOwn() throws Exception {
    MockCredentials known = idp.credentials();
    Answer answer = asClient(known.clientId(), known.clientSecret());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().has("refresh_token")).isFalse();
    Answer me = browser.me(MockSystem.CLOUDBASE, answer.at("/access_token"));
    assertThat(me.at("/sub")).isEqualTo(known.clientId());
    assertThat(me.at("/name")).isEqualTo("Service Account");
  }

  @Test
  void aProgramWithWrongCredentialsIsRefused() throws Exception {
    String id = idp.credentials().clientId();
    assertRefused(asClient(id, "wrong"), 401, "/code", "INVALID_CREDENTIALS");
    assertRefused(
        asClient("other", idp.credentials().clientSecret()), 401, "/code", "INVALID_CREDENTIALS");
    assertRefused(asClient("Basic %%%"), 401, "/code", "INVALID_CREDENTIALS");
    assertRefused(asClient("Basic YQ=="), 401, "/code", "INVALID_CREDENTIALS");
    assertRefused(asClient("Bearer a"), 401, "/code", "MISSING_CREDENTIALS");
    Answer without = Browser.postJson(tokens.url(), CLIENT_CREDENTIALS);
    assertRefused(without, 401, "/code", "MISSING_CREDENTIALS");
  }

  @Test
  void aPersonSignsInWithAPassword() throws Exception {
    MockCredentials known = idp.credentials();
    String body =
        "{\"grant_type\":\"password\",\"username\":\"%s\",\"password\":\"%s\"}"
            .formatted(known.email(), known.password());
    Answer answer = Browser.postJson(tokens.url(), body);
    Answer me = browser.me(MockSystem.CLOUDBASE, answer.at("/access_token"));
    assertThat(me.at("/name")).isEqualTo("Ada Lovelace");
    assertThat(refresh(answer.at("/refresh_token")).status()).isEqualTo(200);
  }
}
