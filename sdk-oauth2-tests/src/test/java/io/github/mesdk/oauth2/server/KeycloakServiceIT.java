package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.token.TokenProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The client credentials grant. */
@ExtendWith(Servers.class)
@Timeout(300)
class KeycloakServiceIT {
  private static final String SECRET = "sample-secret-of-sdk-service";

  private Keycloak keycloak;
  private OAuth2Issuer issuer;

  @BeforeEach
  void discover(Keycloak running) {
    keycloak = running;
    issuer = OAuth2Issuer.discover(running.issuer());
  }

  @Test
  void theSecretInTheHeaderIsAccepted() {
    assertService("sdk-service", OAuth2Client.basic("sdk-service", SECRET));
  }

  @Test
  void theSecretInTheFormIsAccepted() {
    assertService("sdk-service", OAuth2Client.post("sdk-service", SECRET));
  }

  @Test
  void anAssertionWithAnRsaKeyIsAccepted() {
    String key = keycloak.keys().rsa().toJSONString();
    assertService("sdk-service-jwt", OAuth2Client.privateKeyJwt("sdk-service-jwt", key));
  }

  @Test
  void anAssertionWithAnEllipticCurveKeyIsAccepted() {
    String key = keycloak.keys().ec().toJSONString();
    assertService("sdk-service-jwt", OAuth2Client.privateKeyJwt("sdk-service-jwt", key));
  }

  @Test
  void eachRequestSendsANewAssertion() {
    String key = keycloak.keys().ec().toJSONString();
    TokenProvider source =
        issuer
            .clientCredentials(OAuth2Client.privateKeyJwt("sdk-service-jwt", key))
            .buildUncached();
    assertThat(source.token()).isNotEqualTo(source.token());
  }

  @Test
  void aWrongSecretIsATokenException() {
    assertRefused(OAuth2Client.basic("sdk-service", "sample-secret-that-is-wrong"));
  }

  @Test
  void aWrongKeyIsATokenException() {
    String key = ClientKeys.generate().rsa().toJSONString();
    assertRefused(OAuth2Client.privateKeyJwt("sdk-service-jwt", key));
  }

  @Test
  void anUnknownClientIsATokenException() {
    assertRefused(OAuth2Client.basic("sdk-unknown", "sample-secret-that-is-wrong"));
  }

  @Test
  void aClientWithoutTheGrantIsATokenException() {
    assertRefused(OAuth2Client.basic("sdk-guest", "sample-secret-of-sdk-guest"));
  }

  @Test
  void anUnknownScopeIsATokenException() {
    OAuth2Client service = OAuth2Client.basic("sdk-service", SECRET);
    TokenProvider tokens = issuer.clientCredentials(service).scope("no-such-scope").build();
    assertThat(failure(tokens))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("invalid_scope");
  }

  @Test
  void aTokenWithoutTheScopeIsPermissionDenied() {
    OAuth2Client service = OAuth2Client.basic("sdk-service", SECRET);
    assertThat(failure(issuer.clientCredentials(service).build()))
        .isInstanceOf(PermissionDeniedException.class);
  }

  @Test
  void aMissingTokenEndpointIsATokenException() {
    OAuth2Issuer unknown =
        OAuth2Issuer.builder(keycloak.realm("nowhere"))
            .tokenEndpoint(Keycloak.endpoint(keycloak.realm("nowhere"), "token"))
            .build();
    OAuth2Client service = OAuth2Client.basic("sdk-service", SECRET);
    assertThat(failure(unknown.clientCredentials(service).build()))
        .isInstanceOf(TokenException.class)
        .returns(false, MeException::retryable);
  }

  private void assertService(String clientId, OAuth2Client client) {
    TokenProvider tokens = issuer.clientCredentials(client).scope("openid").build();
    UserInfo me = MeClient.builder(issuer.userInfo()).tokenProvider(tokens).build().me();
    assertThat(me.identity().username()).contains("service-account-" + clientId);
  }

  private void assertRefused(OAuth2Client client) {
    assertThat(failure(issuer.clientCredentials(client).scope("openid").build()))
        .isInstanceOf(TokenException.class)
        .returns(false, MeException::retryable)
        .hasMessageNotContaining("sample-secret");
  }

  private MeException failure(TokenProvider tokens) {
    MeClient<UserInfo> client = MeClient.builder(issuer.userInfo()).tokenProvider(tokens).build();
    return catchThrowableOfType(MeException.class, client::me);
  }
}
