package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.InvalidRequestException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.oauth2.model.TokenIntrospection;
import io.github.mesdk.token.AccessToken;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A backend asks about the tokens of its callers. */
@ExtendWith(Servers.class)
@Timeout(300)
class KeycloakIntrospectionIT {
  private static final String SECRET = "sample-secret-of-sdk-service";

  private Keycloak keycloak;
  private Keycloak.User user;
  private OAuth2Issuer issuer;

  @BeforeEach
  void discover(Keycloak running) {
    keycloak = running;
    user = running.newUser();
    issuer = OAuth2Issuer.discover(running.issuer());
  }

  private AccessToken tokenOfUser() {
    return AccessToken.of(keycloak.signIn("sdk-password", user).get("access_token").textValue());
  }

  private TokenIntrospection ask(OAuth2Client client, AccessToken token) {
    return MeClient.builder(issuer.introspection(client)).build().me(MeRequest.ofToken(token));
  }

  private MeException failure(OAuth2Client client, AccessToken token) {
    return catchThrowableOfType(MeException.class, () -> ask(client, token));
  }

  private void assertUser(OAuth2Client client) {
    TokenIntrospection me = ask(client, tokenOfUser());
    assertThat(me.identity().subject()).isEqualTo(user.id());
    assertThat(me.identity().username()).contains(user.name());
    assertThat(me.identity().tenant()).contains(keycloak.issuer().toString());
    assertThat(me.identity().expiresAt().orElseThrow()).isAfter(Instant.now());
    assertThat(me.clientId()).contains("sdk-password");
  }

  @Test
  void theBackendAuthenticatesWithItsSecretInTheHeader() {
    assertUser(OAuth2Client.basic("sdk-service", SECRET));
  }

  @Test
  void theBackendAuthenticatesWithItsSecretInTheForm() {
    assertUser(OAuth2Client.post("sdk-service", SECRET));
  }

  @Test
  void theBackendAuthenticatesWithAnAssertion() {
    String key = keycloak.keys().ec().toJSONString();
    assertUser(OAuth2Client.privateKeyJwt("sdk-service-jwt", key));
  }

  @Test
  void aRejectedBackendIsNotASignOut() {
    AccessToken token = tokenOfUser();
    assertThat(failure(OAuth2Client.basic("sdk-service", "sample-secret-that-is-wrong"), token))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageNotContaining("sample-secret");
    assertThat(failure(OAuth2Client.basic("sdk-unknown", SECRET), token))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aTokenOfAnEndedSessionIsInactive() {
    OAuth2Client client = OAuth2Client.basic("sdk-service", SECRET);
    AccessToken token = tokenOfUser();
    keycloak.signOut(user);
    assertThat(failure(client, token)).isInstanceOf(UnauthenticatedException.class);
    assertThat(failure(client, AccessToken.of("unknown-token")))
        .isInstanceOf(UnauthenticatedException.class);
  }
}
