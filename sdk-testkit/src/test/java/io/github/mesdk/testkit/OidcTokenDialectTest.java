package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithMockIdentityProvider
class OidcTokenDialectTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final MockIdentityProvider idp;
  private final MockTokenEndpoint tokens;
  private final MockCredentials known;
  private final TestClient client;

  OidcTokenDialectTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.tokens = idp.tokenEndpoint(MockSystem.OIDC);
    this.known = idp.credentials();
    this.client = new TestClient(idp);
  }

  private Request.Builder form(String form) {
    return TestClient.request(tokens.url().toString()).post(TestClient.body(FORM, form));
  }

  private ReceivedResponse basic(String form) throws IOException {
    return TestClient.send(
        form(form).header("Authorization", basic(known.clientId(), known.clientSecret())));
  }

  private static String basic(String id, String secret) {
    byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private ReceivedResponse refresh(String refreshToken) throws IOException {
    return basic("grant_type=refresh_token&refresh_token=" + refreshToken);
  }

  private static void assertRefused(ReceivedResponse answer, int status, String error)
      throws IOException {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at("/error")).isEqualTo(error);
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void acceptsTheClientSecretInTheHeader() throws Exception {
    assertThat(tokens.url().getPath()).isEqualTo("/oidc/token");
    ReceivedResponse answer = basic("grant_type=client_credentials&scope=openid+profile");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/token_type")).isEqualTo("Bearer");
    assertThat(answer.at("/scope")).isEqualTo("openid profile");
    assertThat(answer.json().at("/expires_in").asInt()).isEqualTo(300);
    assertThat(answer.json().has("refresh_token")).isFalse();
    assertThat(answer.header("Cache-Control")).contains("no-store");
    ReceivedResponse me = client.me(MockSystem.OIDC, answer.at("/access_token"));
    assertThat(me.at("/preferred_username")).isEqualTo("service-account-" + known.clientId());
  }

  @Test
  void acceptsTheClientSecretInTheForm() throws Exception {
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(known.clientId(), known.clientSecret());
    assertThat(TestClient.send(form(form)).status()).isEqualTo(200);
  }

  @Test
  void decodesIdAndSecretInTheHeader() throws Exception {
    String id = known.clientId().replace("-", "%2D");
    Request.Builder request =
        form("grant_type=client_credentials")
            .header("Authorization", basic(id, known.clientSecret()));
    assertThat(TestClient.send(request).status()).isEqualTo(200);
  }

  @Test
  void rejectsAnUnknownClientFirst() throws Exception {
    ReceivedResponse none = TestClient.send(form("grant_type=client_credentials"));
    assertRefused(none, 401, "invalid_client");
    assertThat(none.header("WWW-Authenticate")).get().asString().startsWith("Basic ");
    String form = "grant_type=no-such&client_id=" + known.clientId() + "&client_secret=wrong";
    assertRefused(TestClient.send(form(form)), 401, "invalid_client");
    Request.Builder wrong =
        form("grant_type=refresh_token&refresh_token=" + tokens.refreshToken())
            .header("Authorization", basic(known.clientId(), "wrong"));
    assertRefused(TestClient.send(wrong), 401, "invalid_client");
    assertThat(refresh(tokens.refreshToken()).status()).isEqualTo(200);
  }

  @Test
  void rejectsASecretThatIsSentTwice() throws Exception {
    ReceivedResponse answer =
        basic("grant_type=client_credentials&client_secret=" + known.clientSecret());
    assertRefused(answer, 400, "invalid_request");
  }

  @Test
  void rejectsTwoClientsInOneRequest() throws Exception {
    String form = "grant_type=client_credentials&client_id=";
    assertRefused(basic(form + known.publicClientId()), 400, "invalid_request");
    assertThat(basic(form + known.clientId()).status()).isEqualTo(200);
    assertThat(basic(form).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/token", "/revoke", "/introspect", "/device_authorization"})
  void rejectsARepeatedParameter(String path) throws Exception {
    String form = "grant_type=refresh_token&refresh_token=a&token=a&scope=openid&token=a";
    Request.Builder request =
        TestClient.request(idp.issuer() + path)
            .post(TestClient.body(FORM, form + "&sc%6Fpe=email"))
            .header("Authorization", basic(known.clientId(), known.clientSecret()));
    assertRefused(TestClient.send(request), 400, "invalid_request");
  }

  @ParameterizedTest
  @CsvSource({
    "Application/X-WWW-Form-URLEncoded; charset=UTF-8, 200",
    "application/x-www-form-urlencoded;charset=\"utf-8\", 200",
    "application/x-www-form-urlencoded-2, 400",
  })
  void theMediaTypeHasAnyCaseAndParameters(String type, int status) throws Exception {
    Request.Builder request =
        TestClient.request(tokens.url().toString())
            .post(TestClient.body(type, "grant_type=client_credentials"))
            .header("Authorization", basic(known.clientId(), known.clientSecret()));
    assertThat(TestClient.send(request).status()).isEqualTo(status);
    String token = "access_token=" + idp.token(MockSystem.OIDC);
    ReceivedResponse me =
        TestClient.send(client.me(MockSystem.OIDC).post(TestClient.body(type, token)));
    assertThat(me.status()).isEqualTo(status == 200 ? 200 : 401);
  }

  @Test
  void userInfoTakesTheTokenFromOnePlaceOnly() throws Exception {
    String token = idp.token(MockSystem.OIDC);
    String inForm = "access_token=" + token;
    ReceivedResponse both =
        TestClient.send(
            client
                .me(MockSystem.OIDC)
                .header("Authorization", "Bearer " + token)
                .post(TestClient.body(FORM, inForm)));
    ReceivedResponse repeated =
        TestClient.send(
            client.me(MockSystem.OIDC).post(TestClient.body(FORM, inForm + "&" + inForm)));
    for (ReceivedResponse answer : new ReceivedResponse[] {both, repeated}) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.header("WWW-Authenticate"))
          .get()
          .asString()
          .contains("error=\"invalid_request\"");
    }
  }

  @Test
  void aRefreshTokenRotates() throws Exception {
    ReceivedResponse first = refresh(tokens.refreshToken());
    assertThat(first.status()).isEqualTo(200);
    ReceivedResponse me = client.me(MockSystem.OIDC, first.at("/access_token"));
    assertThat(me.at("/name")).isEqualTo("Ada Lovelace");
    ReceivedResponse second = refresh(first.at("/refresh_token"));
    assertThat(second.status()).isEqualTo(200);
    assertRefused(refresh(first.at("/refresh_token")), 400, "invalid_grant");
    assertRefused(refresh(second.at("/refresh_token")), 400, "invalid_grant");
    assertThat(client.me(MockSystem.OIDC, second.at("/access_token")).status()).isEqualTo(401);
  }

  @Test
  void rejectsASuspendedUser() throws Exception {
    MockTokens suspended = tokens.signIn(idp.users(MockSystem.OIDC).get(2));
    assertRefused(refresh(suspended.refreshToken()), 400, "invalid_grant");
  }

  @ParameterizedTest
  @CsvSource({
    "'', invalid_request",
    "scope=openid, invalid_request",
    "grant_type=refresh_token, invalid_request",
    "grant_type=refresh_token&refresh_token=made-up, invalid_grant",
    "grant_type=authorization_code&code=a, invalid_grant",
    "grant_type=password&username=a&password=b, unsupported_grant_type",
  })
  void rejectsOtherForms(String form, String error) throws Exception {
    assertRefused(basic(form), 400, error);
  }

  @Test
  void acceptsOnlyForms() throws Exception {
    ReceivedResponse json =
        TestClient.postJson(tokens.url(), "{\"grant_type\":\"client_credentials\"}");
    assertRefused(json, 400, "invalid_request");
  }

  @Test
  void servesDiscoveryAtTheStandardPath() throws Exception {
    String address = idp.issuer() + "/.well-known/openid-configuration";
    ReceivedResponse answer = TestClient.send(TestClient.request(address));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(idp.issuer().getPath()).isEqualTo("/oidc");
    assertThat(answer.at("/issuer")).isEqualTo(idp.issuer().toString());
    assertThat(answer.at("/token_endpoint")).isEqualTo(tokens.url().toString());
    assertThat(answer.at("/userinfo_endpoint")).isEqualTo(idp.meUrl(MockSystem.OIDC).toString());
    ReceivedResponse keys = TestClient.send(TestClient.request(answer.at("/jwks_uri")));
    assertThat(keys.json().at("/keys")).hasSize(1);
    assertThat(idp.requests()).hasSize(2);
    assertThat(idp.count(MockSystem.OIDC)).isZero();
    assertThat(tokens.count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/.well-known/openid-configuration", "/keys"})
  void discoveryIsReadOnlyAndGoesDownWithUserInfo(String page) throws Exception {
    String address = idp.issuer() + page;
    assertThat(TestClient.send(TestClient.request(address).delete()).status()).isEqualTo(405);
    idp.outage(MockSystem.OIDC);
    assertThat(TestClient.send(TestClient.request(address)).status()).isEqualTo(503);
  }
}
