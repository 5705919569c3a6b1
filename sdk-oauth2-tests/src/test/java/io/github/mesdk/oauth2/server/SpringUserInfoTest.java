package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.Oidc;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** This server reports errors with a header and no body, or with a body and no header. */
@ExtendWith(Servers.class)
@Timeout(120)
class SpringUserInfoTest {
  private SpringServer server;
  private MeClient<UserInfo> client;

  @BeforeEach
  void connect(SpringServer running) {
    server = running;
    client = MeClient.builder(Oidc.userInfo(running.userInfoEndpoint())).build();
  }

  @Test
  void theUserIsReturned() {
    assertThat(client.me(MeRequest.ofToken(accessToken("sdk-login"))).sub()).isEqualTo("ada");
  }

  @Test
  void aMalformedTokenIsUnauthenticated() {
    assertUnauthenticated("no-token-of-yours");
  }

  @Test
  void aTamperedTokenIsUnauthenticated() {
    assertUnauthenticated(Tokens.tampered(accessToken("sdk-login")));
  }

  @Test
  void anExpiredTokenIsUnauthenticated() {
    String token = accessToken("sdk-login-short");
    Await.until(
        "the token has expired",
        Duration.ofSeconds(60),
        () -> failure(MeRequest.ofToken(token)) != null);
    assertUnauthenticated(token);
  }

  @Test
  void aRevokedTokenIsUnauthenticated() {
    String token = accessToken("sdk-login");
    server.revoke("sdk-login", token);
    assertUnauthenticated(token);
  }

  @Test
  void aTokenWithoutTheScopeIsPermissionDenied() {
    String token =
        PlainHttp.postForm(
                server.endpoint("token"),
                Map.of(
                    "grant_type", "client_credentials",
                    "client_id", "sdk-service",
                    "client_secret", "sample-secret-of-sdk-service"),
                PlainHttp.NO_HEADERS)
            .ok()
            .json()
            .get("access_token")
            .textValue();
    assertThat(failure(MeRequest.ofToken(token)))
        .isInstanceOfSatisfying(
            PermissionDeniedException.class,
            e -> assertThat(e.error().code()).contains("insufficient_scope"));
  }

  private String accessToken(String clientId) {
    return server.signIn(clientId).get("access_token").textValue();
  }

  private void assertUnauthenticated(String token) {
    assertThat(failure(MeRequest.ofToken(token)))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageNotContaining(token);
  }

  private MeException failure(MeRequest request) {
    return catchThrowableOfType(MeException.class, () -> client.me(request));
  }
}
