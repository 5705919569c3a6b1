package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.oauth2.Issuers;
import io.github.mesdk.oauth2.OAuth2Issuer;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
@Timeout(300)
class KeycloakDiscoveryIT {
  @Test
  void theUserInfoEndpointIsFound(Keycloak keycloak) {
    OAuth2Issuer issuer = OAuth2Issuer.discover(keycloak.issuer());
    assertThat(issuer.userInfo().baseUrl()).isEqualTo(keycloak.userInfoEndpoint());
  }

  @Test
  void theIssuerByNameIsTheOneInTheMetadata(Keycloak keycloak) {
    String issuer = keycloak.issuer().toString();
    int end = issuer.indexOf("/realms/");
    URI base = URI.create(issuer.substring(0, end) + "/");
    String realm = issuer.substring(end + "/realms/".length());
    assertThat(Issuers.keycloak(base, realm).discover().userInfo().baseUrl())
        .isEqualTo(keycloak.userInfoEndpoint());
  }

  @Test
  void anUnknownRealmHasNoMetadata(Keycloak keycloak) {
    assertNotFound(keycloak.realm("nowhere"));
  }

  @Test
  void aTrailingSlashIsAnotherIssuer(Keycloak keycloak) {
    assertNotFound(URI.create(keycloak.issuer() + "/"));
  }

  private static void assertNotFound(URI issuer) {
    assertThat(catchThrowableOfType(MeException.class, () -> OAuth2Issuer.discover(issuer)))
        .isInstanceOf(TokenException.class)
        .returns(false, MeException::retryable);
  }
}
