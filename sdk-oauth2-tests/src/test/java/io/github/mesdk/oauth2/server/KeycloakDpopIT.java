package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.token.TokenProvider;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** DPoP at Keycloak, for a client that must bind its tokens. */
@ExtendWith(Servers.class)
@Timeout(300)
class KeycloakDpopIT extends DpopFixture {
  private static final OAuth2Client SERVICE =
      OAuth2Client.basic("sdk-dpop-service", "sample-secret-of-sdk-dpop-service");

  private OAuth2Issuer issuer;
  private Keycloak.User user;

  @BeforeEach
  void discover(Keycloak running) {
    issuer = OAuth2Issuer.discover(running.issuer());
    user = running.newUser();
  }

  @Override
  OAuth2Issuer issuer() {
    return issuer;
  }

  @Override
  Map<String, String> person() {
    return user.typed();
  }

  @Test
  void theTokensOfAProgramAreBound() {
    TokenProvider tokens = issuer.clientCredentials(SERVICE).scope("openid").dpop().build();
    assertThat(me(tokens).me().sub()).isNotBlank();
  }

  @Test
  void aProgramWithoutDpopIsRefused() {
    MeException refused = failure(me(issuer.clientCredentials(SERVICE).scope("openid").build()));
    assertThat(refused).isInstanceOf(TokenException.class);
  }
}
