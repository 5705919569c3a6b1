package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.DeviceLogin;
import io.github.mesdk.oauth2.DevicePrompt;
import io.github.mesdk.oauth2.LoginResult;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.TokenStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A device login: a person confirms the code in another browser. */
@ExtendWith(Servers.class)
@Timeout(300)
class KeycloakDeviceIT {
  private static final OAuth2Client CLIENT = OAuth2Client.none("sdk-device");

  private final TokenCalls calls = new TokenCalls();
  private final TokenStore store = TokenStore.inMemory();
  private Keycloak.User user;
  private OAuth2Issuer issuer;

  @BeforeEach
  void connect(Keycloak keycloak) {
    user = keycloak.newUser();
    issuer = OAuth2Issuer.builder(keycloak.issuer()).httpClient(calls.client()).discover();
  }

  @Test
  void aPersonWhoConfirmsBeforeTheFirstPollIsSignedIn() {
    LoginResult login = login("sdk-device").signIn(prompt -> visit(prompt, user.typed()));
    assertThat(login.subject()).contains(user.id());
    assertThat(me().sub()).isEqualTo(user.id());
  }

  @Test
  void pollingContinuesUntilThePersonConfirms() {
    AtomicReference<DevicePrompt> shown = new AtomicReference<>();
    calls.onReply(body -> {
      if (body.contains("authorization_pending")) {
        visit(shown.get(), user.typed());
      }
    });
    LoginResult login = login("sdk-device").signIn(shown::set);
    assertThat(login.subject()).contains(user.id());
    assertThat(calls.count("urn:ietf:params:oauth:grant-type:device_code")).isGreaterThan(1);
    assertThat(me().sub()).isEqualTo(user.id());
  }

  @Test
  void aPersonWhoDeclinesIsNotSignedIn() {
    Map<String, String> declining = new HashMap<>(user.typed());
    declining.put("cancel", "");
    DeviceLogin login = login("sdk-device");
    assertThat(
            catchThrowableOfType(
                MeException.class, () -> login.signIn(prompt -> visit(prompt, declining))))
        .isInstanceOf(UnauthenticatedException.class);
    assertThat(store.read(Deadline.after(Duration.ofSeconds(30)))).isEmpty();
  }

  @Test
  void aClientWithoutTheDeviceGrantFailsAtOnce() {
    DeviceLogin login = login("sdk-password");
    assertThat(catchThrowableOfType(MeException.class, () -> login.signIn(prompt -> {})))
        .isInstanceOf(TokenException.class)
        .returns(false, MeException::retryable);
  }

  private DeviceLogin login(String clientId) {
    return issuer.deviceLogin(OAuth2Client.none(clientId), store).scope("openid").build();
  }

  private UserInfo me() {
    return MeClient.builder(issuer.userInfo())
        .tokenProvider(issuer.refreshing(CLIENT, store).build())
        .build()
        .me();
  }

  private static void visit(DevicePrompt prompt, Map<String, String> typed) {
    new Browser(typed).visit(prompt.verificationUriComplete().orElseThrow());
  }
}
