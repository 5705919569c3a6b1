package io.github.mesdk.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.HttpUrl;

/** A public client that signs in at a provider. */
final class OidcFlow {
  static final String CALLBACK = "http://127.0.0.1:4711/callback?tenant=7";

  /** The verifier and challenge of RFC 7636, appendix B. */
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

  private static final Pattern PAGE_KEY = Pattern.compile("name=\"page\" value=\"([^\"]+)\"");

  private final MockIdentityProvider idp;
  final String clientId;

  OidcFlow(MockIdentityProvider idp) {
    this.idp = idp;
    this.clientId = idp.credentials().publicClientId();
  }

  MockUser user(int index) {
    return idp.users(MockSystem.OIDC).get(index);
  }

  /** The parameters of a valid authorization request. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", clientId);
    parameters.put("redirect_uri", CALLBACK);
    parameters.put("scope", "openid email");
    parameters.put("state", "a b&c=<d>");
    parameters.put("nonce", "n0nce");
    parameters.put("code_challenge", CHALLENGE);
    parameters.put("code_challenge_method", "S256");
    return parameters;
  }

  ReceivedResponse authorize() throws IOException {
    return authorize(parameters());
  }

  ReceivedResponse authorize(Map<String, String> parameters) throws IOException {
    HttpUrl.Builder url = HttpUrl.get(url(OidcEndpoint.AUTHORIZATION)).newBuilder();
    parameters.forEach(url::addQueryParameter);
    return TestClient.send(TestClient.request(url.toString()));
  }

  /** Sends the form on the page as a person does. */
  ReceivedResponse submit(ReceivedResponse page, String decision, MockUser user)
      throws IOException {
    Map<String, String> form = Map.of("page", key(page), "decision", decision, "user", user.id());
    return post(OidcEndpoint.AUTHORIZATION, form);
  }

  static String key(ReceivedResponse page) {
    Matcher key = PAGE_KEY.matcher(page.body());
    if (!key.find()) {
      throw new AssertionError("no form on the page");
    }
    return key.group(1);
  }

  /** The address that a response redirects to. */
  static HttpUrl location(ReceivedResponse redirect) {
    return HttpUrl.get(redirect.header("Location").orElseThrow());
  }

  /** A code for this user, without a page. */
  String code(MockUser user) throws IOException {
    idp.approveSignIns(user);
    return location(authorize()).queryParameter("code");
  }

  Map<String, String> tokenForm(String code) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("client_id", clientId);
    form.put("redirect_uri", CALLBACK);
    form.put("code_verifier", VERIFIER);
    form.put("code", code);
    return form;
  }

  ReceivedResponse redeem(String code) throws IOException {
    return post(OidcEndpoint.TOKEN, tokenForm(code));
  }

  ReceivedResponse refresh(String refreshToken) throws IOException {
    return post(
        OidcEndpoint.TOKEN,
        Map.of(
            "grant_type", "refresh_token", "refresh_token", refreshToken, "client_id", clientId));
  }

  ReceivedResponse startDevice() throws IOException {
    return post(
        OidcEndpoint.DEVICE_AUTHORIZATION, Map.of("client_id", clientId, "scope", "openid"));
  }

  ReceivedResponse poll(String deviceCode) throws IOException {
    return post(
        OidcEndpoint.TOKEN,
        Map.of("grant_type", DEVICE_GRANT, "device_code", deviceCode, "client_id", clientId));
  }

  /** Sends a form with the secret of the confidential client added. */
  ReceivedResponse postWithSecret(OidcEndpoint endpoint, Map<String, String> form)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>(form);
    all.put("client_id", idp.credentials().clientId());
    all.put("client_secret", idp.credentials().clientSecret());
    return post(endpoint, all);
  }

  ReceivedResponse post(OidcEndpoint endpoint, Map<String, String> form) throws IOException {
    FormBody.Builder body = new FormBody.Builder();
    form.forEach(body::add);
    return TestClient.send(TestClient.request(url(endpoint)).post(body.build()));
  }

  ReceivedResponse get(OidcEndpoint endpoint) throws IOException {
    return TestClient.send(TestClient.request(url(endpoint)));
  }

  private String url(OidcEndpoint endpoint) {
    return idp.endpoint(endpoint).url().toString();
  }

  static JsonNode claims(String idToken) throws IOException {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(idToken.split("\\.", -1)[1]));
  }
}
