package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The optional parameters of an authorization request (OpenID Connect Core 1.0, 3.1.2.1). */
@WithMockIdentityProvider
class AuthorizationParametersTest {
  private static final Pattern FIELD =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

  private final MockIdentityProvider idp;
  private final OidcFlow flow;

  AuthorizationParametersTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.flow = new OidcFlow(idp);
  }

  private ReceivedResponse authorize(String name, String value) throws IOException {
    Map<String, String> parameters = flow.parameters();
    parameters.put(name, value);
    return flow.authorize(parameters);
  }

  private static String result(ReceivedResponse response) {
    if (response.header("Location").isEmpty()) {
      return response.status() == 200 ? "page" : "error page";
    }
    HttpUrl location = OidcFlow.location(response);
    String error = location.queryParameter("error");
    return error == null ? "code" : error;
  }

  private String idToken(MockUser user) throws IOException {
    String idToken = flow.redeem(flow.code(user)).at("/id_token");
    idp.askForSignIns();
    return idToken;
  }

  private static void assertChosen(ReceivedResponse page, MockUser user) {
    assertThat(page.body()).contains("value=\"" + user.id() + "\" required checked>");
  }

  @ParameterizedTest
  @CsvSource({
    "prompt, none, login_required, code",
    "prompt, none login, invalid_request, invalid_request",
    "prompt, consent none, invalid_request, invalid_request",
    "prompt, none new-value, invalid_request, invalid_request",
    "prompt, login consent, page, code",
    "prompt, new-value, page, code",
    "prompt, '', page, code",
    "max_age, 0, page, code",
    "max_age, 86400, page, code",
    "max_age, -1, invalid_request, invalid_request",
    "max_age, soon, invalid_request, invalid_request",
    "id_token_hint, made-up, invalid_request, invalid_request",
    "acr_values, urn:example:gold, page, code",
    "ui_locales, de, page, code",
    "new_parameter, x, page, code",
  })
  void answersAsARealServer(String name, String value, String asked, String approved)
      throws Exception {
    assertThat(result(authorize(name, value))).isEqualTo(asked);
    idp.approveSignIns(flow.user(0));
    assertThat(result(authorize(name, value))).isEqualTo(approved);
  }

  @Test
  void theIdTokenSaysWhenThePersonSignedIn() throws Exception {
    ReceivedResponse answer = flow.submit(authorize("max_age", "0"), "approve", flow.user(0));
    ReceivedResponse tokens = flow.redeem(OidcFlow.location(answer).queryParameter("code"));
    JsonNode claims = OidcFlow.claims(tokens.at("/id_token"));
    assertThat(claims.at("/auth_time").asLong())
        .isBetween(claims.at("/iat").asLong() - 60, claims.at("/iat").asLong());
    assertThat(claims.has("acr")).isFalse();
  }

  @Test
  void anIdTokenHintChoosesTheOnlyUserWhoMaySignIn() throws Exception {
    String hint = idToken(flow.user(1));
    ReceivedResponse page = authorize("id_token_hint", hint);
    assertChosen(page, flow.user(1));
    assertThat(result(flow.submit(page, "approve", flow.user(0)))).isEqualTo("login_required");
    ReceivedResponse again = authorize("id_token_hint", hint);
    assertThat(result(flow.submit(again, "approve", flow.user(1)))).isEqualTo("code");
    idp.approveSignIns(flow.user(1));
    assertThat(result(authorize("id_token_hint", hint))).isEqualTo("code");
    idp.approveSignIns(flow.user(0));
    assertThat(result(authorize("id_token_hint", hint))).isEqualTo("login_required");
    idp.declineSignIns();
    assertThat(result(authorize("id_token_hint", hint))).isEqualTo("access_denied");
  }

  @Test
  void anExpiredIdTokenIsAHintToo() throws Exception {
    String hint = idToken(flow.user(1));
    idp.advanceClock(java.time.Duration.ofDays(1));
    assertChosen(authorize("id_token_hint", hint), flow.user(1));
  }

  @Test
  void discoveryNamesTheResponseModes() throws Exception {
    assertThat(flow.get(OidcEndpoint.DISCOVERY).json().at("/response_modes_supported").toString())
        .isEqualTo("[\"query\",\"form_post\"]");
  }

  private static Map<String, String> fields(ReceivedResponse page) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher field = FIELD.matcher(page.body());
    while (field.find()) {
      fields.put(field.group(1), field.group(2));
    }
    return fields;
  }

  @Test
  void aPagePostsTheCodeToTheApplication() throws Exception {
    ReceivedResponse signIn = authorize("response_mode", "form_post");
    ReceivedResponse page = flow.submit(signIn, "approve", flow.user(0));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Location")).isEmpty();
    assertThat(page.body())
        .contains("<form method=\"post\" action=\"" + OidcFlow.CALLBACK + "\">")
        .contains("<button>Continue</button>", "<script>document.forms[0].submit()</script>");
    assertThat(page.header("Content-Security-Policy"))
        .get()
        .asString()
        .contains(
            "default-src 'none'", "script-src 'sha256-", "form-action 'self' http://localhost")
        .doesNotContain("unsafe-inline");
    assertThat(page.header("Cache-Control")).contains("no-store");
    Map<String, String> fields = fields(page);
    assertThat(fields)
        .containsOnlyKeys("code", "state", "iss")
        .containsEntry("state", "a b&amp;c=&lt;d&gt;");
    assertThat(flow.redeem(fields.get("code")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "none login"})
  void aPagePostsAnErrorToo(String prompt) throws Exception {
    Map<String, String> parameters = flow.parameters();
    parameters.put("response_mode", "form_post");
    parameters.put("prompt", prompt);
    ReceivedResponse page = flow.authorize(parameters);
    assertThat(page.status()).isEqualTo(200);
    assertThat(fields(page)).containsOnlyKeys("error", "error_description", "state", "iss");
  }

  @Test
  void theModeQueryIsTheDefault() throws Exception {
    idp.approveSignIns(flow.user(0));
    assertThat(result(authorize("response_mode", "query"))).isEqualTo("code");
    assertThat(result(authorize("response_mode", "fragment"))).isEqualTo("invalid_request");
  }
}
