package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.oauth2.TokenExchange;
import io.github.mesdk.token.AccessToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A backend exchanges the tokens of its callers. */
@ExtendWith(Servers.class)
@Timeout(300)
class KeycloakExchangeIT {
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";

  private final TokenCalls calls = new TokenCalls();
  private Keycloak keycloak;
  private Keycloak.User user;
  private OAuth2Issuer issuer;
  private TokenExchange exchange;

  @BeforeEach
  void connect(Keycloak running) {
    keycloak = running;
    user = running.newUser();
    issuer = OAuth2Issuer.builder(running.issuer()).httpClient(calls.client()).discover();
    exchange = exchangeOf("sample-secret-of-sdk-backend");
  }

  @Test
  void theExchangedTokenHasTheSameSubject() {
    AccessToken incoming = signIn("sdk-frontend");
    AccessToken exchanged = exchange.exchange(incoming);
    assertThat(exchanged).isNotEqualTo(incoming);
    MeClient<UserInfo> client = MeClient.builder(issuer.userInfo()).build();
    assertThat(client.me(MeRequest.ofToken(exchanged)).sub()).isEqualTo(user.id());
  }

  @Test
  void oneSubjectTokenIsExchangedOnce() {
    AccessToken incoming = signIn("sdk-frontend");
    assertThat(exchange.exchange(incoming)).isEqualTo(exchange.exchange(incoming));
    assertThat(calls.count(GRANT)).isEqualTo(1);
  }

  @Test
  void aTokenOfAnEndedSessionIsUnauthenticated() {
    AccessToken incoming = signIn("sdk-frontend");
    keycloak.signOut(user);
    assertThat(failure(exchange, incoming)).isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void aTamperedTokenIsUnauthenticated() {
    AccessToken tampered = AccessToken.of(Tokens.tampered(signIn("sdk-frontend").value()));
    assertThat(failure(exchange, tampered))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageNotContaining(tampered.value());
  }

  /** Keycloak sends another code here than for other rejected tokens. */
  @Test
  void aTokenForAnotherAudienceIsUnauthenticated() {
    assertThat(failure(exchange, signIn("sdk-password")))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("access_denied");
  }

  @Test
  void aWrongSecretIsATokenException() {
    assertThat(failure(exchangeOf("sample-secret-that-is-wrong"), signIn("sdk-frontend")))
        .isInstanceOf(TokenException.class)
        .returns(false, MeException::retryable)
        .hasMessageNotContaining("sample-secret");
  }

  private TokenExchange exchangeOf(String secret) {
    return issuer.tokenExchange(OAuth2Client.basic("sdk-backend", secret)).scope("openid").build();
  }

  private AccessToken signIn(String clientId) {
    return AccessToken.of(keycloak.signIn(clientId, user).get("access_token").textValue());
  }

  private static MeException failure(TokenExchange exchange, AccessToken incoming) {
    return catchThrowableOfType(MeException.class, () -> exchange.exchange(incoming));
  }
}
