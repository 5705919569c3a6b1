package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mesdk.MeClient;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Refresh token rotation: each refresh token works once, and reuse ends the session. */
@ExtendWith(Servers.class)
@Timeout(300)
class KeycloakRefreshIT extends LoginFixture {
  private static final String CLIENT_ID = "sdk-password";
  private static final int CALLERS = 50;

  private final TokenCalls calls = new TokenCalls();
  private Keycloak keycloak;
  private Keycloak.User user;
  private OAuth2Issuer issuer;
  private MeClient<UserInfo> client;

  @BeforeEach
  void connect(Keycloak running) {
    keycloak = running;
    user = running.newUser();
    issuer = OAuth2Issuer.builder(running.issuer()).httpClient(calls.client()).discover();
    client = clientOf(store);
  }

  @Test
  void eachRefreshStoresTheNewRefreshToken() {
    String first = signIn();
    store(StoredTokens.of(first));
    for (int refreshes = 0; refreshes < 3; refreshes++) {
      assertThat(clientOf(store).me().sub()).isEqualTo(user.id());
      store(stored().orElseThrow().withoutAccessToken());
    }
    assertThat(stored().orElseThrow().refreshToken().orElseThrow()).isNotEqualTo(first);
    assertThat(calls.count("refresh_token")).isEqualTo(3);
  }

  @Test
  void aStoredAccessTokenIsUsedWithoutARefresh() {
    store(StoredTokens.of(signIn()));
    client.me();
    assertThat(clientOf(store).me().sub()).isEqualTo(user.id());
    assertThat(calls.count("refresh_token")).isEqualTo(1);
  }

  @Test
  void aRefreshTokenUsedTwiceEndsTheLogin() {
    String first = signIn();
    store(StoredTokens.of(first));
    assertThat(client.me().sub()).isEqualTo(user.id());
    TokenStore thief = TokenStore.inMemory();
    thief.update(soon(), none -> Optional.of(StoredTokens.of(first)));
    assertThat(failure(clientOf(thief))).isInstanceOf(UnauthenticatedException.class);
    assertThat(thief.read(soon())).isEmpty();
    assertThat(failure(client)).isInstanceOf(UnauthenticatedException.class);
    assertThat(stored()).isEmpty();
  }

  @Test
  void anEndedSessionIsUnauthenticated() {
    store(StoredTokens.of(signIn()));
    keycloak.signOut(user);
    assertSignedOut();
  }

  @Test
  void aDisabledAccountIsUnauthenticated() {
    store(StoredTokens.of(signIn()));
    keycloak.disable(user);
    assertSignedOut();
  }

  @Test
  void aSessionThatEndsBeforeItsAccessTokenExpiresIsUnauthenticated() {
    store(StoredTokens.of(signIn()));
    assertThat(client.me().sub()).isEqualTo(user.id());
    keycloak.signOut(user);
    assertSignedOut();
  }

  @Test
  void fiftyCallersWithAnExpiredTokenRefreshItOnce() throws Exception {
    store(StoredTokens.of(signIn()).withAccessToken(expiredToken()));
    assertThat(subjectsFrom(client)).hasSize(CALLERS).containsOnly(user.id());
    assertRefreshedOnce();
  }

  @Test
  void twoClientsOfOneLoginRefreshItOnce() throws Exception {
    store(StoredTokens.of(signIn()).withAccessToken(expiredToken()));
    assertThat(subjectsFrom(client, clientOf(store))).hasSize(CALLERS).containsOnly(user.id());
    assertRefreshedOnce();
  }

  /** Calls these clients from many threads at the same time and returns the subjects. */
  @SafeVarargs
  private List<String> subjectsFrom(MeClient<UserInfo>... clients) throws Exception {
    CyclicBarrier start = new CyclicBarrier(CALLERS);
    List<Callable<String>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      MeClient<UserInfo> called = clients[i % clients.length];
      callers.add(() -> {
        start.await();
        return called.me().sub();
      });
    }
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try {
      List<String> subjects = new ArrayList<>();
      for (Future<String> answer : threads.invokeAll(callers)) {
        subjects.add(answer.get());
      }
      return subjects;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Asserts one refresh, and that the login still works. */
  private void assertRefreshedOnce() {
    assertThat(calls.count("refresh_token")).isEqualTo(1);
    store(stored().orElseThrow().withoutAccessToken());
    assertThat(clientOf(store).me().sub()).isEqualTo(user.id());
  }

  /** Returns an expired access token of the account whose expiry is not known to the client. */
  private AccessToken expiredToken() {
    JsonNode tokens = keycloak.signIn("sdk-login-short", user);
    String token = tokens.get("access_token").textValue();
    Await.until(
        "the token has expired",
        Duration.ofSeconds(60),
        () -> PlainHttp.get(keycloak.userInfoEndpoint(), PlainHttp.bearer(token)).status() == 401);
    return AccessToken.of(token);
  }

  private void assertSignedOut() {
    assertThat(failure(client)).isInstanceOf(UnauthenticatedException.class);
    assertThat(stored()).isEmpty();
  }

  private String signIn() {
    return keycloak.signIn(CLIENT_ID, user).get("refresh_token").textValue();
  }

  private MeClient<UserInfo> clientOf(TokenStore tokens) {
    return MeClient.builder(issuer.userInfo())
        .tokenProvider(issuer.refreshing(OAuth2Client.none(CLIENT_ID), tokens).build())
        .build();
  }

  private static MeException failure(MeClient<UserInfo> client) {
    return catchThrowableOfType(MeException.class, client::me);
  }
}
