package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithMockIdentityProvider
class AuthorizationEndpointTest {
  private final MockIdentityProvider idp;
  private final OidcFlow flow;

  AuthorizationEndpointTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.flow = new OidcFlow(idp);
  }

  private static void assertError(ReceivedResponse response, String error) {
    HttpUrl location = OidcFlow.location(response);
    assertThat(location.toString()).startsWith(OidcFlow.CALLBACK + "&");
    assertThat(location.queryParameter("error")).isEqualTo(error);
    assertThat(location.queryParameter("code")).isNull();
  }

  private static void assertPage(ReceivedResponse response, int status, String text) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("Location")).isEmpty();
    assertThat(response.body()).contains("<html lang=\"en\">", "<main>", text);
  }

  @Test
  void aPersonChoosesAUserAndApproves() throws Exception {
    ReceivedResponse page = flow.authorize();
    assertPage(page, 200, "Ada Lovelace");
    assertThat(page.body()).contains("Grace Hopper", "suspended", "openid, email");
    ReceivedResponse answer = flow.submit(page, "approve", flow.user(1));
    assertThat(answer.status()).isEqualTo(303);
    HttpUrl location = OidcFlow.location(answer);
    assertThat(location.queryParameter("tenant")).isEqualTo("7");
    assertThat(location.queryParameter("state")).isEqualTo("a b&c=<d>");
    assertThat(location.queryParameter("iss")).isEqualTo(idp.issuer().toString());
    ReceivedResponse tokens = flow.redeem(location.queryParameter("code"));
    assertThat(new TestClient(idp).me(MockSystem.OIDC, tokens.at("/access_token")).at("/email"))
        .isEqualTo("grace@example.com");
  }

  @Test
  void aPersonDeclines() throws Exception {
    ReceivedResponse answer = flow.submit(flow.authorize(), "decline", flow.user(0));
    assertError(answer, "access_denied");
    assertThat(OidcFlow.location(answer).queryParameter("state")).isEqualTo("a b&c=<d>");
    assertThat(OidcFlow.location(answer).queryParameter("iss")).isNotEmpty();
  }

  @Test
  void aSuspendedUserIsDenied() throws Exception {
    assertError(flow.submit(flow.authorize(), "approve", flow.user(2)), "access_denied");
    idp.approveSignIns(flow.user(2));
    assertError(flow.authorize(), "access_denied");
  }

  @Test
  void aFormCountsOnceAndOnlyForTenMinutes() throws Exception {
    ReceivedResponse page = flow.authorize();
    flow.submit(page, "approve", flow.user(0));
    assertPage(flow.submit(page, "approve", flow.user(0)), 400, "This page has been used");
    ReceivedResponse old = flow.authorize();
    idp.advanceClock(Duration.ofMinutes(10));
    assertPage(flow.submit(old, "approve", flow.user(0)), 400, "This page has been used");
  }

  @Test
  void aFormWithoutAKnownUserShowsAPage() throws Exception {
    MockUser unknown = MockUser.builder().id("x").givenName("A").familyName("B").build();
    assertPage(flow.submit(flow.authorize(), "approve", unknown), 400, "No user was chosen");
    assertPage(flow.submit(flow.authorize(), "maybe", flow.user(0)), 400, "No user was chosen");
  }

  @Test
  void aPersonCanGoBackAndChooseAUser() throws Exception {
    ReceivedResponse page = flow.authorize();
    assertPage(flow.submit(page, "", flow.user(0)), 400, "Go back, choose a user and approve.");
    assertThat(OidcFlow.location(flow.submit(page, "approve", flow.user(0))).queryParameter("code"))
        .isNotEmpty();
  }

  @Test
  void aUsedPageIsReportedAlikeDuringAnOutage() throws Exception {
    ReceivedResponse page = flow.authorize();
    flow.submit(page, "approve", flow.user(0));
    idp.authorizationEndpoint().script().then(Outcome.internalError());
    assertPage(flow.submit(page, "approve", flow.user(0)), 400, "It was answered before");
  }

  @Test
  void answersWithoutAPageWhenTheTestDecides() throws Exception {
    idp.approveSignIns(flow.user(0));
    ReceivedResponse answer = flow.authorize();
    assertThat(answer.status()).isEqualTo(302);
    assertThat(OidcFlow.location(answer).queryParameter("code")).isNotEmpty();
    idp.declineSignIns();
    assertError(flow.authorize(), "access_denied");
    idp.askForSignIns();
    assertPage(flow.authorize(), 200, "Choose a user");
  }

  @ParameterizedTest
  @CsvSource({
    "client_id, '', The application is not known here",
    "client_id, unknown, The application is not known here",
    "redirect_uri, '', The redirect_uri is missing",
    "redirect_uri, https://evil.example/callback, The redirect_uri is missing",
    "redirect_uri, http://127.0.0.1.evil.example/, The redirect_uri is missing",
    "redirect_uri, http://127.0.0.1:80@evil.example/, The redirect_uri is missing",
    "redirect_uri, http://user@127.0.0.1/, The redirect_uri is missing",
    "redirect_uri, http://127.0.0.1/#fragment, The redirect_uri is missing",
    "redirect_uri, javascript://127.0.0.1/%0aalert(1), The redirect_uri is missing",
    "redirect_uri, //127.0.0.1/callback, The redirect_uri is missing",
    "redirect_uri, http://127.0.0.1\\@evil.example/, The redirect_uri is missing",
  })
  void neverRedirectsToWhatIsNotRegistered(String name, String value, String problem)
      throws Exception {
    idp.approveSignIns(flow.user(0));
    Map<String, String> parameters = flow.parameters();
    parameters.put(name, value);
    assertPage(flow.authorize(parameters), 400, problem);
    parameters.put("response_type", "token");
    assertPage(flow.authorize(parameters), 400, problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:1/", "https://127.0.0.1/a/b?c=d", "http://[::1]:65535/x"})
  void acceptsLoopbackRedirectsWithAnyPort(String redirectUri) throws Exception {
    idp.approveSignIns(flow.user(0));
    Map<String, String> parameters = flow.parameters();
    parameters.put("redirect_uri", redirectUri);
    assertThat(flow.authorize(parameters).header("Location"))
        .get()
        .asString()
        .startsWith(redirectUri);
  }

  @Test
  void acceptsRegisteredRedirectsCharacterForCharacter() throws Exception {
    idp.approveSignIns(flow.user(0));
    idp.registerRedirectUri(URI.create("com.example.app:/callback"));
    Map<String, String> parameters = flow.parameters();
    parameters.put("redirect_uri", "com.example.app:/callback");
    assertThat(flow.authorize(parameters).header("Location"))
        .get()
        .asString()
        .startsWith("com.example.app:/callback?code=");
    parameters.put("redirect_uri", "com.example.app:/callback/");
    assertPage(flow.authorize(parameters), 400, "redirect_uri");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> idp.registerRedirectUri(URI.create("/callback")));
  }

  @ParameterizedTest
  @CsvSource({
    "response_type, '', invalid_request",
    "response_type, token, unsupported_response_type",
    "response_mode, fragment, invalid_request",
    "request, e30, request_not_supported",
    "request_uri, urn:x, request_uri_not_supported",
    "code_challenge, '', invalid_request",
    "code_challenge, short, invalid_request",
    "code_challenge, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw~cM, invalid_request",
    "code_challenge_method, plain, invalid_request",
    "code_challenge_method, '', invalid_request",
    "prompt, none, login_required",
  })
  void redirectsWithAnErrorWhenTheRestIsInvalid(String name, String value, String error)
      throws Exception {
    Map<String, String> parameters = flow.parameters();
    parameters.put(name, value);
    ReceivedResponse answer = flow.authorize(parameters);
    assertError(answer, error);
    assertThat(OidcFlow.location(answer).queryParameter("state")).isEqualTo("a b&c=<d>");
  }

  @Test
  void aRepeatedParameterIsInvalid() throws Exception {
    HttpUrl url =
        HttpUrl.get(idp.endpoint(OidcEndpoint.AUTHORIZATION).url().toString())
            .newBuilder()
            .addQueryParameter("client_id", flow.clientId)
            .addQueryParameter("redirect_uri", OidcFlow.CALLBACK)
            .addQueryParameter("scope", "a")
            .addQueryParameter("scope", "b")
            .build();
    assertError(TestClient.send(TestClient.request(url.toString())), "invalid_request");
    HttpUrl twice = url.newBuilder().addQueryParameter("redirect_uri", "http://[::1]/").build();
    assertPage(TestClient.send(TestClient.request(twice.toString())), 400, "redirect_uri");
  }

  @Test
  void theConfidentialClientMayDoWithoutPkce() throws Exception {
    idp.approveSignIns(flow.user(0));
    Map<String, String> parameters = flow.parameters();
    parameters.put("client_id", idp.credentials().clientId());
    parameters.remove("code_challenge");
    assertError(flow.authorize(parameters), "invalid_request");
    parameters.remove("code_challenge_method");
    String code = OidcFlow.location(flow.authorize(parameters)).queryParameter("code");
    Map<String, String> form = flow.tokenForm(code);
    form.remove("code_verifier");
    assertThat(flow.postWithSecret(OidcEndpoint.TOKEN, form).status()).isEqualTo(200);
  }

  @Test
  void acceptsTheRequestAsAForm() throws Exception {
    assertPage(flow.post(OidcEndpoint.AUTHORIZATION, flow.parameters()), 200, "Choose a user");
    ReceivedResponse other =
        TestClient.send(
            TestClient.request(idp.endpoint(OidcEndpoint.AUTHORIZATION).url().toString()).delete());
    assertThat(other.status()).isEqualTo(405);
  }

  @ParameterizedTest
  @CsvSource({
    "http://[::1]:3000/callback, ' http:'",
    "https://localhost:3000/callback, ' https://localhost:3000'",
  })
  void theFormMayReturnToTheApplication(String redirectUri, String source) throws Exception {
    Map<String, String> parameters = flow.parameters();
    parameters.put("redirect_uri", redirectUri);
    assertThat(flow.authorize(parameters).header("Content-Security-Policy"))
        .get()
        .asString()
        .endsWith(source);
  }

  @Test
  void theLoginHintChoosesTheUser() throws Exception {
    Map<String, String> parameters = flow.parameters();
    parameters.put("login_hint", "grace@example.com");
    assertThat(flow.authorize(parameters).body())
        .contains("value=\"" + flow.user(1).id() + "\" required checked>")
        .doesNotContain("value=\"" + flow.user(0).id() + "\" required checked>");
  }

  @Test
  void thePageEscapesTextAndLoadsNothing() throws Exception {
    ReceivedResponse page;
    try (MockIdentityProvider other =
        MockIdentityProvider.builder().publicClientId("<script>\"'&").start()) {
      page = new OidcFlow(other).authorize();
    }
    assertThat(page.body())
        .contains("&lt;script&gt;&quot;&#39;&amp;")
        .doesNotContain("<script", "src=", "href=", "http-equiv", "url(", "@import");
    assertThat(page.header("Content-Security-Policy"))
        .get()
        .asString()
        .contains("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
        .contains("style-src 'sha256-", "form-action 'self'")
        .doesNotContain("unsafe-inline");
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.header("Referrer-Policy")).contains("no-referrer");
  }

  @ParameterizedTest
  @CsvSource({
    "mfaRequired, interaction_required",
    "invalidToken, login_required",
    "suspendedUser, access_denied",
    "permissionDenied, unauthorized_client",
    "invalidRequest, invalid_request",
    "internalError, server_error",
  })
  void scriptedFailuresReachTheClient(String outcome, String error) throws Exception {
    Outcome failure = Outcomes.named(outcome);
    idp.endpoint(OidcEndpoint.AUTHORIZATION).script().then(failure, Outcome.success(), failure);
    assertError(flow.authorize(), error);
    assertError(flow.submit(flow.authorize(), "approve", flow.user(0)), error);
  }

  @Test
  void anOutageIsAPage() throws Exception {
    idp.endpoint(OidcEndpoint.AUTHORIZATION).outage();
    assertThat(flow.authorize().status()).isEqualTo(503);
    idp.endpoint(OidcEndpoint.AUTHORIZATION).outage(Outcome.rateLimited(Duration.ofSeconds(3)));
    assertThat(flow.authorize().header("Retry-After")).contains("3");
    idp.endpoint(OidcEndpoint.AUTHORIZATION).recover();
    assertThat(flow.authorize().status()).isEqualTo(200);
    assertThat(idp.endpoint(OidcEndpoint.AUTHORIZATION).count()).isEqualTo(3);
  }
}
