package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.Browser.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithMockIdentityProvider
class OidcTokensTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final MockIdentityProvider idp;
  private final MockTokenEndpoint tokens;
  private final MockCredentials known;
  private final Browser browser;

  OidcTokensTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.tokens = idp.tokenEndpoint(MockSystem.OIDC);
    this.known = idp.credentials();
    this.browser = new Browser(idp);
  }

  private Request.Builder form(String form) {
    return Browser.request(tokens.url().toString()).post(Browser.body(FORM, form));
  }

  private Answer basic(String form) throws IOException {
    return Browser.send(
        form(form).header("Authorization", basic(known.clientId(), known.clientSecret())));
  }

  private static String basic(String id, String secret) {
    byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private Answer refresh(String refreshToken) throws IOException {
    return basic("grant_type=refresh_token&refresh_token=" + refreshToken);
  }

  private static void assertRefused(Answer answer, int status, String error) throws IOException {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at("/error")).isEqualTo(error);
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void aProgramTellsItsSecretInTheHeader() throws Exception {
    assertThat(tokens.url().getPath()).isEqualTo("/oidc/token");
    Answer answer = basic("grant_type=client_credentials&scope=openid+email");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/token_type")).isEqualTo("Bearer");
    assertThat(answer.at("/scope")).isEqualTo("openid email");
    assertThat(answer.json().at("/expires_in").asInt()).isEqualTo(300);
    assertThat(answer.json().has("refresh_token")).isFalse();
    assertThat(answer.header("Cache-Control")).contains("no-store");
    Answer me = browser.me(MockSystem.OIDC, answer.at("/access_token"));
    assertThat(me.at("/preferred_username")).isEqualTo("service-account-" + known.clientId());
  }

  @Test
  void aProgramTellsItsSecretInTheForm() throws Exception {
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(known.clientId(), known.clientSecret());
    assertThat(Browser.send(form(form)).status()).isEqualTo(200);
  }

  @Test
  void theHalvesOfTheHeaderAreEncodedAsInAForm() throws Exception {
    String id = known.clientId().replace("-", "%2D");
    Request.Builder request =
        form("grant_type=client_credentials")
            .header("Authorization", basic(id, known.clientSecret()));
    assertThat(Browser.send(request).status()).isEqualTo(200);
  }

  @Test
  void refusesAnUnknownClientBeforeAnythingElse() throws Exception {
    Answer none = Browser.send(form("grant_type=client_credentials"));
    assertRefused(none, 401, "invalid_client");
    assertThat(none.header("WWW-Authenticate")).get().asString().startsWith("Basic ");
    String form = "grant_type=no-such&client_id=" + known.clientId() + "&client_secret=wrong";
    assertRefused(Browser.send(form(form)), 401, "invalid_client");
    Request.Builder wrong =
        form("grant_type=refresh_token&refresh_token=" + tokens.refreshToken())
            .header("Authorization", basic(known.clientId(), "wrong"));
    assertRefused(Browser.send(wrong), 401, "invalid_client");
    assertThat(refresh(tokens.refreshToken()).status()).isEqualTo(200);
  }

  @Test
  void refusesASecretThatIsToldTwice() throws Exception {
    Answer answer = basic("grant_type=client_credentials&client_secret=" + known.clientSecret());
    assertRefused(answer, 400, "invalid_request");
  }

  @Test
  void aRefreshTokenRotates() throws Exception {
    Answer first = refresh(tokens.refreshToken());
    assertThat(first.status()).isEqualTo(200);
    Answer me = browser.me(MockSystem.OIDC, first.at("/access_token"));
    assertThat(me.at("/name")).isEqualTo("Ada Lovelace");
    Answer second = refresh(first.at("/refresh_token"));
    assertThat(second.status()).isEqualTo(200);
    assertRefused(refresh(first.at("/refresh_token")), 400, "invalid_grant");
    assertRefused(refresh(second.at("/refresh_token")), 400, "invalid_grant");
    assertThat(browser.me(MockSystem.OIDC, second.at("/access_token")).status()).isEqualTo(401);
  }

  @Test
  void refusesWhoIsSuspended() throws Exception {
    MockTokens suspended = tokens.signIn(idp.users(MockSystem.OIDC).get(2));
    assertRefused(refresh(suspended.refreshToken()), 400, "invalid_grant");
  }

  @ParameterizedTest
  @CsvSource({
    "'', invalid_request",
    "scope=openid, invalid_request",
    "grant_type=refresh_token, invalid_request",
    "grant_type=refresh_token&refresh_token=made-up, invalid_grant",
    "grant_type=authorization_code&code=a, unsupported_grant_type",
    "grant_type=password&username=a&password=b, unsupported_grant_type",
  })
  void refusesOtherForms(String form, String error) throws Exception {
    assertRefused(basic(form), 400, error);
  }

  @Test
  void readsFormsOnly() throws Exception {
    Answer json = Browser.postJson(tokens.url(), "{\"grant_type\":\"client_credentials\"}");
    assertRefused(json, 400, "invalid_request");
  }

  @Test
  void tellsAboutItselfWhereTheStandardSays() throws Exception {
    String address = idp.issuer() + "/.well-known/openid-configuration";
    Answer answer = Browser.send(Browser.request(address));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(idp.issuer().getPath()).isEqualTo("/oidc");
    assertThat(answer.at("/issuer")).isEqualTo(idp.issuer().toString());
    assertThat(answer.at("/token_endpoint")).isEqualTo(tokens.url().toString());
    assertThat(answer.at("/userinfo_endpoint")).isEqualTo(idp.meUrl(MockSystem.OIDC).toString());
    Answer keys = Browser.send(Browser.request(answer.at("/jwks_uri")));
    assertThat(keys.body()).isEqualTo("{\"keys\":[]}");
    assertThat(idp.requests()).hasSize(2);
    assertThat(idp.count(MockSystem.OIDC)).isZero();
    assertThat(tokens.count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/.well-known/openid-configuration", "/keys"})
  void whatItTellsIsReadOnlyAndGoesDownWithUserInfo(String page) throws Exception {
    String address = idp.issuer() + page;
    assertThat(Browser.send(Browser.request(address).delete()).status()).isEqualTo(405);
    idp.outage(MockSystem.OIDC);
    assertThat(Browser.send(Browser.request(address)).status()).isEqualTo(503);
  }
}
