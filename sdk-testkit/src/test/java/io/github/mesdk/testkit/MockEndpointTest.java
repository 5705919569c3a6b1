package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What all endpoints of the OpenID Connect provider share, and how browsers may call them. */
@WithMockIdentityProvider
class MockEndpointTest {
  private static final Set<OidcEndpoint> BY_GET =
      EnumSet.of(
          OidcEndpoint.DISCOVERY,
          OidcEndpoint.KEYS,
          OidcEndpoint.AUTHORIZATION,
          OidcEndpoint.DEVICE_VERIFICATION);

  private final MockIdentityProvider idp;
  private final OidcFlow flow;

  MockEndpointTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.flow = new OidcFlow(idp);
  }

  private ReceivedResponse call(OidcEndpoint endpoint) throws IOException {
    return TestClient.send(request(endpoint));
  }

  private Request.Builder request(OidcEndpoint endpoint) {
    Request.Builder request = TestClient.request(idp.endpoint(endpoint).url().toString());
    return BY_GET.contains(endpoint)
        ? request
        : request.post(TestClient.body("application/x-www-form-urlencoded", "token=x"));
  }

  @ParameterizedTest
  @EnumSource(OidcEndpoint.class)
  void everyEndpointHasItsOwnOutageScriptAndCount(OidcEndpoint endpoint) throws Exception {
    MockEndpoint mock = idp.endpoint(endpoint);
    int regular = call(endpoint).status();
    mock.outage();
    assertThat(call(endpoint).status()).isEqualTo(503);
    for (OidcEndpoint other : EnumSet.complementOf(EnumSet.of(endpoint))) {
      assertThat(call(other).status()).isNotEqualTo(503);
    }
    mock.recover();
    mock.script().then(Outcome.rateLimited(), Outcome.notFound()).thenSuccess();
    assertThat(call(endpoint).status()).isEqualTo(429);
    assertThat(call(endpoint).status()).isEqualTo(404);
    assertThat(call(endpoint).status()).isEqualTo(regular);
    assertThat(mock.count()).isEqualTo(5);
    assertThat(mock.requests()).allMatch(r -> r.path().equals(mock.url().getPath()));
    assertThat(idp.count(MockSystem.OIDC)).isZero();
  }

  @Test
  void anOutageOfTheSystemSparesTheEndpointsOfTheAuthorizationServer() throws Exception {
    idp.outage(MockSystem.OIDC);
    for (OidcEndpoint endpoint : OidcEndpoint.values()) {
      boolean isDown = call(endpoint).status() == 503;
      assertThat(isDown)
          .isEqualTo(endpoint == OidcEndpoint.DISCOVERY || endpoint == OidcEndpoint.KEYS);
    }
  }

  @Test
  void theTokenEndpointIsTheOneOfTheSystem() {
    assertThat(idp.endpoint(OidcEndpoint.TOKEN)).isSameAs(idp.tokenEndpoint(MockSystem.OIDC));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"AUTHORIZATION", "DEVICE_VERIFICATION"})
  void otherMethodsAreNotAllowed(OidcEndpoint endpoint) throws Exception {
    String url = idp.endpoint(endpoint).url().toString();
    assertThat(TestClient.send(TestClient.request(url).delete()).status()).isEqualTo(405);
  }

  @Test
  void theDiscoveryDocumentNamesEveryEndpoint() throws Exception {
    JsonNode document = flow.get(OidcEndpoint.DISCOVERY).json();
    assertThat(document.at("/issuer").asText()).isEqualTo(idp.issuer().toString());
    assertEndpoint(document, "authorization_endpoint", OidcEndpoint.AUTHORIZATION);
    assertEndpoint(document, "token_endpoint", OidcEndpoint.TOKEN);
    assertEndpoint(document, "jwks_uri", OidcEndpoint.KEYS);
    assertEndpoint(document, "revocation_endpoint", OidcEndpoint.REVOCATION);
    assertEndpoint(document, "introspection_endpoint", OidcEndpoint.INTROSPECTION);
    assertEndpoint(document, "device_authorization_endpoint", OidcEndpoint.DEVICE_AUTHORIZATION);
    assertThat(document.at("/userinfo_endpoint").asText())
        .isEqualTo(idp.meUrl(MockSystem.OIDC).toString());
    assertThat(document.at("/response_types_supported").toString()).isEqualTo("[\"code\"]");
    assertThat(document.at("/code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
    assertThat(document.at("/grant_types_supported").toString())
        .contains("authorization_code", OidcFlow.DEVICE_GRANT);
    assertThat(document.at("/authorization_response_iss_parameter_supported").asBoolean()).isTrue();
  }

  @Test
  void theDiscoveryDocumentNamesEveryClaim() throws Exception {
    Set<String> served = new HashSet<>();
    ReceivedResponse me = new TestClient(idp).me(MockSystem.OIDC, idp.token(MockSystem.OIDC));
    me.json().fieldNames().forEachRemaining(served::add);
    JsonNode tokens = flow.redeem(flow.code(flow.user(0))).json();
    OidcFlow.claims(tokens.at("/id_token").asText()).fieldNames().forEachRemaining(served::add);
    List<String> named = new ArrayList<>();
    JsonNode document = flow.get(OidcEndpoint.DISCOVERY).json();
    document.at("/claims_supported").forEach(claim -> named.add(claim.asText()));
    assertThat(named).containsExactlyInAnyOrderElementsOf(served);
  }

  private void assertEndpoint(JsonNode document, String member, OidcEndpoint endpoint) {
    assertThat(document.at("/" + member).asText())
        .isEqualTo(idp.endpoint(endpoint).url().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:5173, true",
    "https://127.0.0.1:8443, true",
    "http://[::1]:3000, true",
    "https://app.example.com, true",
    "https://app.example.com.evil.example, false",
    "https://evil.example, false",
    "null, false",
  })
  void frontEndsOfThisMachineMayCallTheEndpoints(String origin, boolean allowed) throws Exception {
    idp.registerRedirectUri(URI.create("https://app.example.com/callback"));
    Request.Builder preflight =
        TestClient.request(idp.endpoint(OidcEndpoint.TOKEN).url().toString())
            .method("OPTIONS", null)
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST");
    assertThat(TestClient.send(preflight).header("Access-Control-Allow-Origin").isPresent())
        .isEqualTo(allowed);
    idp.endpoint(OidcEndpoint.TOKEN).outage();
    ReceivedResponse answer = TestClient.send(request(OidcEndpoint.TOKEN).header("Origin", origin));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Access-Control-Allow-Origin").filter(origin::equals).isPresent())
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTHORIZATION", "DEVICE_VERIFICATION"})
  void noScriptReadsThePages(OidcEndpoint page) throws Exception {
    ReceivedResponse answer =
        TestClient.send(request(page).header("Origin", "http://localhost:5173"));
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void aListenerReceivesEachRequestWithItsStatus() throws Exception {
    Queue<String> log = new ConcurrentLinkedQueue<>();
    try (MockIdentityProvider listened =
        MockIdentityProvider.builder()
            .requestListener((request, status) -> log.add(request + " " + status))
            .start()) {
      TestClient.send(TestClient.request(listened.issuer() + "/keys?secret=x"));
      assertThat(log).containsExactly("GET /oidc/keys 200");
    }
  }
}
