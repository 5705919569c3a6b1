package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.NotFoundException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.Oidc;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keycloak's error responses have an empty body; only some have a code in the header. */
@ExtendWith(Servers.class)
@Timeout(300)
class KeycloakUserInfoIT {
  private Keycloak keycloak;
  private MeClient<UserInfo> client;

  @BeforeEach
  void connect(Keycloak running) {
    keycloak = running;
    client = MeClient.builder(Oidc.userInfo(running.userInfoEndpoint())).build();
  }

  @Test
  void theUserIsReturned() {
    Keycloak.User user = keycloak.newUser();
    UserInfo me = client.me(MeRequest.ofToken(accessToken("sdk-password", user)));
    assertThat(me.sub()).isEqualTo(user.id());
    assertThat(me.identity().username()).contains(user.name());
    assertThat(me.identity().name()).contains("Ada Lovelace");
    assertThat(me.identity().email()).contains(user.name() + "@example.com");
  }

  @Test
  void aMalformedTokenIsInvalid() {
    assertInvalid("no-token-of-yours");
  }

  @Test
  void aTamperedTokenIsInvalid() {
    assertInvalid(Tokens.tampered(accessToken("sdk-password", keycloak.newUser())));
  }

  @Test
  void anExpiredTokenIsInvalid() {
    MeRequest request = MeRequest.ofToken(accessToken("sdk-login-short", keycloak.newUser()));
    Await.until("the token has expired", Duration.ofSeconds(60), () -> failure(request) != null);
    assertThat(failure(request)).isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void aTokenOfAnEndedSessionIsInvalid() {
    Keycloak.User user = keycloak.newUser();
    String token = accessToken("sdk-password", user);
    keycloak.signOut(user);
    assertInvalid(token);
  }

  @Test
  void aTokenOfADisabledAccountIsInvalid() {
    Keycloak.User user = keycloak.newUser();
    String token = accessToken("sdk-password", user);
    keycloak.disable(user);
    assertInvalid(token);
  }

  @Test
  void aTokenWithoutTheScopeIsPermissionDenied() {
    String token =
        keycloak
            .token(
                Map.of(
                    "grant_type", "client_credentials",
                    "client_id", "sdk-service",
                    "client_secret", "sample-secret-of-sdk-service"))
            .get("access_token")
            .textValue();
    assertThat(failure(MeRequest.ofToken(token)))
        .isInstanceOfSatisfying(
            PermissionDeniedException.class,
            e -> assertThat(e.error().code()).contains("insufficient_scope"));
  }

  @Test
  void anUnknownRealmIsNotFound() {
    MeClient<UserInfo> unknown =
        MeClient.builder(Oidc.userInfo(Keycloak.endpoint(keycloak.realm("nowhere"), "userinfo")))
            .build();
    assertThat(catchThrowableOfType(MeException.class, () -> unknown.me(MeRequest.ofToken("any"))))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Realm does not exist");
  }

  private String accessToken(String clientId, Keycloak.User user) {
    return keycloak.signIn(clientId, user).get("access_token").textValue();
  }

  private void assertInvalid(String token) {
    assertThat(failure(MeRequest.ofToken(token)))
        .hasMessageNotContaining(token)
        .isInstanceOfSatisfying(
            UnauthenticatedException.class,
            e -> assertThat(e.reason()).isEqualTo(UnauthenticatedReason.INVALID));
  }

  private MeException failure(MeRequest request) {
    return catchThrowableOfType(MeException.class, () -> client.me(request));
  }
}
