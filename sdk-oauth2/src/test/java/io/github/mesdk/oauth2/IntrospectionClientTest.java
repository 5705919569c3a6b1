package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.token.AccessToken;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the clients of a backend, other than those with a secret, ask about a token. */
@Timeout(60)
class IntrospectionClientTest extends MutualTlsFixture {
  private static final String ACTIVE = "{'active':true,'sub':'ada'}";
  private static final MeRequest REQUEST = MeRequest.ofToken("token-of-ada");

  private OAuth2Issuer introspecting() {
    return builder().introspectionEndpoint(at("/introspect")).tokenEndpoint(at("/token")).build();
  }

  @Test
  void aClientWithACertificateAsksAtTheAliasOfTheEndpoint() throws Exception {
    answer(
        200,
        ("{'issuer':'%s','token_endpoint':'%s','introspection_endpoint':'%s',"
                + "'mtls_endpoint_aliases':{'introspection_endpoint':'%s'}}")
            .formatted(at("/realm"), at("/token"), at("/introspect"), secureAt("/introspect")));
    OAuth2Issuer issuer =
        OAuth2Issuer.builder(at("/realm")).httpClient(trusting()).clock(clock, clock).discover();
    OAuth2Client client = client(ISSUED);
    secure.enqueue(reply(200, "application/json", ACTIVE.replace('\'', '"')));
    MeClient.builder(issuer.introspection(client))
        .httpClient(issuer.httpClient(client))
        .retryPolicy(RetryPolicy.none())
        .build()
        .me(REQUEST);
    RecordedRequest request = takeSecureRequest();
    assertThat(presented(request)).contains("CN=issued");
    assertThat(form(request))
        .isEqualTo(
            Map.of("token", "token-of-ada", "token_type_hint", "access_token", "client_id", "app"));
  }

  @Test
  void aClientWithACertificateNeedsAnHttpsEndpoint() {
    assertThatThrownBy(() -> introspecting().introspection(client(ISSUED)))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("needs https");
  }

  /** RFC 7523 section 3: an issuer may refuse an assertion that it has seen. */
  @Test
  void noConnectionRepeatsAnAssertion() throws Exception {
    OAuth2Client client = OAuth2Client.secretJwt("app", "sample-secret-with-at-least-32-bytes");
    MeClient<?> me =
        MeClient.builder(introspecting().introspection(client))
            .retryPolicy(RetryPolicy.ofDefaults())
            .build();
    answer(200, ACTIVE);
    me.me(REQUEST);
    server.enqueue(
        new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    answer(200, ACTIVE);
    me.me(REQUEST);
    String[] ids = new String[3];
    for (int i = 0; i < 3; i++) {
      Map<String, String> form = form(takeRequest());
      assertThat(form).containsEntry("client_id", "app");
      ids[i] = SignedJWT.parse(form.get("client_assertion")).getJWTClaimsSet().getJWTID();
    }
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void aBackendMayAskAboutATokenThatIsBoundToAKey() throws Exception {
    OAuth2Issuer issuer = introspecting();
    answer(200, "{'access_token':'bound','token_type':'DPoP','expires_in':60}");
    AccessToken bound = issuer.clientCredentials(CLIENT).dpop().buildUncached().token();
    answer(200, ACTIVE);
    MeClient.builder(issuer.introspection(CLIENT)).build().me(MeRequest.ofToken(bound));
    takeRequest();
    RecordedRequest request = takeRequest();
    assertThat(form(request)).containsEntry("token", "bound");
    assertThat(request.getHeaders().get("DPoP")).isNull();
  }
}
