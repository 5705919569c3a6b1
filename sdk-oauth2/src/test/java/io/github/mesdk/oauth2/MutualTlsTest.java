package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.token.StoredTokens;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that authenticate with a certificate, RFC 8705. */
@Timeout(60)
class MutualTlsTest extends MutualTlsFixture {
  private static final String TOKENS =
      "{\"access_token\":\"access\",\"expires_in\":300,\"refresh_token\":\"refresh\"}";

  private String binding = "CN=issued";

  /** UserInfo accepts the token only on a connection with the certificate of {@link #binding}. */
  @BeforeEach
  void answer() {
    secure.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String path = request.getTarget().split("\\?", 2)[0];
            boolean isBound = presented(request).contains(binding);
            return switch (path) {
              case "/userinfo" ->
                  isBound
                      ? reply(200, "application/json", "{\"sub\":\"248\"}")
                      : reply(401, "application/json", "{\"error\":\"invalid_token\"}");
              case "/token" ->
                  isBound
                      ? reply(200, "application/json", TOKENS)
                      : reply(401, "application/json", "{\"error\":\"invalid_client\"}");
              case "/par" -> reply(400, "application/json", "{\"error\":\"invalid_scope\"}");
              default -> reply(404, "text/plain", "");
            };
          }
        });
  }

  @Test
  void theCertificateReplacesTheSecret() throws Exception {
    assertThat(tokens(secureBuilder().build(), client(ISSUED)).token().value()).isEqualTo("access");
    RecordedRequest request = takeSecureRequest();
    assertThat(presented(request)).contains("CN=issued");
    assertThat(request.getHeaders().get("Authorization")).isNull();
    assertThat(form(request))
        .isEqualTo(Map.of("grant_type", "client_credentials", "client_id", "app"));
  }

  /** The server names an authority that did not issue this certificate. */
  @Test
  void aSelfSignedCertificateIsPresented() throws Exception {
    binding = "CN=self-signed";
    tokens(secureBuilder().build(), client(SELF_SIGNED)).token();
    assertThat(presented(takeSecureRequest())).contains("CN=self-signed");
  }

  @Test
  void aKeyManagerSuppliesTheCertificate() throws Exception {
    HandshakeCertificates own = new HandshakeCertificates.Builder().heldCertificate(ISSUED).build();
    tokens(secureBuilder().build(), OAuth2Client.mutualTls("app", own.keyManager())).token();
    assertThat(presented(takeSecureRequest())).contains("CN=issued");
  }

  @Test
  void otherClientsOfTheIssuerPresentNothing() throws Exception {
    OAuth2Issuer issuer = secureBuilder().build();
    tokens(issuer, client(ISSUED)).token();
    failure(() -> tokens(issuer, CLIENT).token());
    assertThat(presented(takeSecureRequest())).contains("CN=issued");
    assertThat(presented(takeSecureRequest())).isEqualTo("none");
  }

  /** Both share the connection pool of the application's client. */
  @Test
  void connectionsAreNotSharedBetweenCertificates() throws Exception {
    OAuth2Issuer issuer = secureBuilder().build();
    OAuth2Client other = client(issued("other"));
    tokens(issuer, client(ISSUED)).token();
    assertThat(failure(() -> tokens(issuer, other).token())).hasMessageContaining("invalid_client");
    tokens(issuer, client(ISSUED)).token();
    assertThat(presented(takeSecureRequest())).contains("CN=issued");
    assertThat(presented(takeSecureRequest())).contains("CN=other");
    assertThat(presented(takeSecureRequest())).contains("CN=issued");
  }

  @Test
  void aBoundTokenIsUsedOnAConnectionWithItsCertificate() throws Exception {
    OAuth2Issuer issuer = secureBuilder().build();
    OAuth2Client client = client(ISSUED);
    MeClient<UserInfo> me =
        MeClient.builder(issuer.userInfoBuilder().client(client).build())
            .httpClient(issuer.httpClient(client))
            .tokenProvider(tokens(issuer, client))
            .build();
    assertThat(me.me().sub()).isEqualTo("248");
    assertThat(issuer.httpClient(client)).isSameAs(issuer.httpClient(client));
    for (String path : new String[] {"/token", "/userinfo"}) {
      RecordedRequest request = takeSecureRequest();
      assertThat(request.getTarget()).isEqualTo(path);
      assertThat(presented(request)).contains("CN=issued");
    }
  }

  @Test
  void aStolenTokenIsRefusedWithoutTheCertificate() {
    MeClient<UserInfo> thief =
        MeClient.builder(secureBuilder().build().userInfo()).httpClient(trusting()).build();
    assertThat(failure(() -> thief.me(MeRequest.ofToken("access"))))
        .hasMessageContaining("invalid_token");
  }

  private void answerMetadataWithAliases() {
    answer(
        200,
        ("{'issuer':'%s','token_endpoint':'%s','authorization_endpoint':'%s','userinfo_endpoint':"
                + "'%s','pushed_authorization_request_endpoint':'%s','device_authorization_endpoint':"
                + "'%s','mtls_endpoint_aliases':{'token_endpoint':'%s','userinfo_endpoint':'%s',"
                + "'pushed_authorization_request_endpoint':'%s','device_authorization_endpoint':"
                + "'%s','authorization_endpoint':'https://wrong.example'}}")
            .formatted(
                at("/realm"),
                at("/token"),
                at("/authorize"),
                at("/userinfo"),
                at("/par"),
                at("/device"),
                secureAt("/token"),
                secureAt("/userinfo"),
                secureAt("/par"),
                secureAt("/device")));
  }

  @Test
  void aliasesAreUsedByClientsWithACertificateOnly() throws Exception {
    answerMetadataWithAliases();
    OAuth2Issuer issuer = builder().httpClient(trusting()).discover();
    OAuth2Client client = client(ISSUED);
    tokens(issuer, client).token();
    signIn(StoredTokens.of("refresh"));
    issuer.refreshing(client, store).buildUncached().token();
    failure(() ->
        issuer.browserLogin(client, store).pushedRequest().build().signIn(address -> {}, soon()));
    failure(() -> issuer.deviceLogin(client, store).build().signIn(prompt -> {}, soon()));
    MeClient.builder(issuer.userInfoBuilder().client(client).build())
        .httpClient(issuer.httpClient(client))
        .build()
        .me(MeRequest.ofToken("access"));
    for (String path : new String[] {"/token", "/token", "/par", "/device", "/userinfo"}) {
      RecordedRequest request = takeSecureRequest();
      assertThat(request.getTarget()).isEqualTo(path);
      assertThat(presented(request)).contains("CN=issued");
    }
  }

  @Test
  void theBrowserAndOtherClientsUseTheOrdinaryEndpoints() throws Exception {
    answerMetadataWithAliases();
    OAuth2Issuer issuer = builder().httpClient(trusting()).discover();
    assertThat(issuer.metadata.endpoints().get(Endpoints.Kind.AUTHORIZATION))
        .isEqualTo(at("/authorize"));
    answerToken("plain", 300);
    assertThat(tokens(issuer, CLIENT).token().value()).isEqualTo("plain");
    assertThat(takeRequest().getTarget()).startsWith("/realm/.well-known");
    assertThat(takeRequest().getTarget()).isEqualTo("/token");
  }

  /** The certificate must not be replaced by nothing, so the ordinary endpoint is not used. */
  @Test
  void anAliasThatIsNotHttpsIsRefused() {
    answer(
        200,
        "{'issuer':'%s','token_endpoint':'%s','mtls_endpoint_aliases':{'token_endpoint':'%s'}}"
            .formatted(at("/realm"), secureAt("/token"), "http://id.example.com/token"));
    OAuth2Issuer issuer = builder().httpClient(trusting()).discover();
    assertThat(failure(() -> tokens(issuer, client(ISSUED)).token()))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("token_endpoint cannot be used");
    assertThat(secure.getRequestCount()).isZero();
  }

  @Test
  void anEndpointThatIsNotHttpsIsRefused() {
    OAuth2Issuer issuer = issuer();
    assertThat(failure(() -> tokens(issuer, client(ISSUED)).token()))
        .isInstanceOf(TokenException.class)
        .hasMessage(
            "a client with a certificate needs https, but the issuer's token_endpoint is "
                + at("/token"));
    assertThat(failure(() -> issuer.userInfoBuilder().client(client(ISSUED)).build()))
        .hasMessageContaining("needs https");
    assertThat(server.getRequestCount()).isZero();
  }
}
