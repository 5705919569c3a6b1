package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.token.StoredTokens;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client with a certificate at the endpoints that take one token. */
@Timeout(60)
class MutualTlsEndpointsTest extends MutualTlsFixture {
  private OAuth2Issuer discovered(String endpoints) {
    answer(200, "{'issuer':'%s',%s}".formatted(at("/realm"), endpoints));
    return builder().httpClient(trusting()).discover();
  }

  @Test
  void introspectionUsesTheAliasAndTheCertificate() throws Exception {
    OAuth2Issuer issuer =
        discovered(
            "'introspection_endpoint':'%s','mtls_endpoint_aliases':{'introspection_endpoint':'%s'}"
                .formatted(at("/introspect"), secureAt("/introspect")));
    OAuth2Client client = client(ISSUED);
    secure.enqueue(reply(200, "application/json", "{\"active\":true,\"sub\":\"ada\"}"));
    MeClient.builder(issuer.introspection(client))
        .httpClient(issuer.httpClient(client))
        .build()
        .me(MeRequest.ofToken("opaque"));
    RecordedRequest request = takeSecureRequest();
    assertThat(presented(request)).contains("CN=issued");
    assertThat(form(request)).containsEntry("client_id", "app").containsEntry("token", "opaque");
  }

  @Test
  void introspectionWithACertificateNeedsHttps() {
    OAuth2Issuer issuer = builder().introspectionEndpoint(at("/introspect")).build();
    assertThat(failure(() -> issuer.introspection(client(ISSUED))))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("needs https");
  }

  @Test
  void aSignOutUsesAnEndpointThatIsOnlyAnAlias() throws Exception {
    OAuth2Issuer issuer =
        discovered(
            "'mtls_endpoint_aliases':{'revocation_endpoint':'%s'}".formatted(secureAt("/revoke")));
    signIn(StoredTokens.of("refr3sh-0"));
    secure.enqueue(reply(200, "application/json", ""));
    assertThat(issuer.signOut(client(ISSUED), store, soon())).isTrue();
    RecordedRequest request = takeSecureRequest();
    assertThat(presented(request)).contains("CN=issued");
    assertThat(form(request)).containsEntry("client_id", "app").containsEntry("token", "refr3sh-0");
  }
}
