package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.BrowserLogin;
import io.github.mesdk.oauth2.LoginResult;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.oauth2.OAuth2IssuerBuilder;
import io.github.mesdk.oauth2.ShiftedClock;
import io.github.mesdk.token.StoredTokens;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A browser login with Keycloak's login page. */
@ExtendWith(Servers.class)
@Timeout(300)
class KeycloakBrowserIT extends LoginFixture {
  private static final OAuth2Client CLIENT = OAuth2Client.none("sdk-login");

  private final TokenCalls calls = new TokenCalls();
  private final AtomicLong ahead = new AtomicLong();
  private Keycloak keycloak;
  private Keycloak.User user;
  private OAuth2Issuer issuer;

  @BeforeEach
  void connect(Keycloak running) {
    keycloak = running;
    user = running.newUser();
    OAuth2IssuerBuilder builder = OAuth2Issuer.builder(running.issuer()).httpClient(calls.client());
    issuer = ShiftedClock.ahead(builder, ahead::get).discover();
  }

  @Test
  void aPersonSignsIn() {
    Browser browser = new Browser(user.typed());
    LoginResult login = browser.signIn(login("openid profile email"));
    assertThat(browser.lastPage().response().status()).isEqualTo(200);
    assertThat(browser.lastPage().address().getHost()).isEqualTo("127.0.0.1");
    assertThat(login.subject()).contains(user.id());
    UserInfo me = client(login).me();
    assertThat(me.identity().email()).contains(user.name() + "@example.com");
  }

  @Test
  void aLoginWithoutAnAccessTokenIsRefreshed() {
    new Browser(user.typed()).signIn(login("openid"));
    store.update(soon(), login -> login.map(StoredTokens::withoutAccessToken));
    assertThat(client(new LoginResult(Optional.of(user.id()))).me().sub()).isEqualTo(user.id());
  }

  /** Keycloak signs a new ID token for each refresh. */
  @Test
  void aLoginIsRefreshedAfterTheSigningKeyWasReplaced() {
    LoginResult login = new Browser(user.typed()).signIn(login("openid"));
    keycloak.newSigningKey();
    ahead.set(Duration.ofMinutes(1).toNanos());
    List<String> replies = new CopyOnWriteArrayList<>();
    calls.onReply(replies::add);
    for (int refreshes = 0; refreshes < 2; refreshes++) {
      store.update(soon(), before -> before.map(StoredTokens::withoutAccessToken));
      assertThat(client(login).me().sub()).isEqualTo(user.id());
    }
    assertThat(replies).hasSize(2).allMatch(reply -> reply.contains("\"id_token\":\"ey"));
    assertThat(new Browser(user.typed()).signIn(login("openid")).subject()).contains(user.id());
  }

  @Test
  void theOptionsOfTheLoginReachTheIssuer() {
    BrowserLogin login =
        issuer
            .browserLogin(CLIENT, store)
            .scope("openid")
            .loginHint(user.name())
            .maxAge(Duration.ZERO)
            .prompt("login")
            .uiLocales(Locale.ENGLISH)
            .formPost()
            .build();
    Browser person = new Browser(Map.of("password", user.password()));
    assertThat(person.signIn(login).subject()).contains(user.id());
  }

  @Test
  void offlineAccessBringsARefreshTokenWithConsent() {
    BrowserLogin login =
        issuer.browserLogin(CLIENT, store).scope("openid offline_access").refreshRequired().build();
    assertThat(new Browser(user.typed()).signIn(login).subject()).contains(user.id());
    assertThat(stored().orElseThrow().refreshToken()).isPresent();
  }

  @Test
  void anUnknownScopeIsReportedInTheRedirect() {
    BrowserLogin login = login("openid no-such-scope");
    assertThat(catchThrowableOfType(MeException.class, () -> new Browser(Map.of()).signIn(login)))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("invalid_scope")
        .returns(false, MeException::retryable);
    assertThat(stored()).isEmpty();
  }

  @Test
  void anEndedSessionIsUnauthenticated() {
    LoginResult login = new Browser(user.typed()).signIn(login("openid"));
    keycloak.signOut(user);
    assertThat(catchThrowableOfType(MeException.class, client(login)::me))
        .isInstanceOf(UnauthenticatedException.class);
    assertThat(stored()).isEmpty();
  }

  private BrowserLogin login(String scope) {
    return issuer.browserLogin(CLIENT, store).scope(scope).build();
  }

  private MeClient<UserInfo> client(LoginResult login) {
    return MeClient.builder(issuer.userInfoBuilder().subject(login.subject().orElseThrow()).build())
        .tokenProvider(issuer.refreshing(CLIENT, store).build())
        .build();
  }
}
