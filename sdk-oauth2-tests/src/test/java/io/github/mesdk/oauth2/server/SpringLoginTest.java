package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.LoginResult;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.oauth2.OAuth2IssuerBuilder;
import io.github.mesdk.oauth2.ShiftedClock;
import io.github.mesdk.token.StoredTokens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A browser login of a client with a secret, and its refreshes. */
@ExtendWith(Servers.class)
@Timeout(120)
class SpringLoginTest extends LoginFixture {
  private static final String CLIENT_ID = "sdk-login";

  private final TokenCalls calls = new TokenCalls();
  private final AtomicLong ahead = new AtomicLong();
  private SpringServer server;
  private OAuth2Issuer issuer;

  @BeforeEach
  void discover(SpringServer running) {
    server = running;
    OAuth2IssuerBuilder builder = OAuth2Issuer.builder(running.issuer()).httpClient(calls.client());
    issuer = ShiftedClock.ahead(builder, ahead::get).discover();
  }

  @Test
  void aPersonSignsIn() {
    LoginResult login = signIn();
    assertThat(login.subject()).contains("ada");
    assertThat(client().me().sub()).isEqualTo("ada");
    assertThat(calls.count("refresh_token")).isZero();
  }

  @Test
  void aRevokedAccessTokenIsRefreshed() {
    signIn();
    String token = stored().orElseThrow().accessToken().orElseThrow().value();
    server.revoke(CLIENT_ID, token);
    assertThat(client().me().sub()).isEqualTo("ada");
    assertThat(calls.count("refresh_token")).isEqualTo(1);
  }

  @Test
  void eachRefreshStoresTheNewRefreshToken() {
    signIn();
    String first = stored().orElseThrow().refreshToken().orElseThrow();
    for (int refreshes = 0; refreshes < 3; refreshes++) {
      removeAccessToken();
      assertThat(client().me().sub()).isEqualTo("ada");
    }
    assertThat(stored().orElseThrow().refreshToken().orElseThrow()).isNotEqualTo(first);
    assertThat(calls.count("refresh_token")).isEqualTo(3);
  }

  /**
   * The issuer signs a new ID token for each refresh, here with a key that replaced the old one.
   */
  @Test
  void aLoginIsRefreshedAfterTheSigningKeyWasReplaced() {
    signIn();
    server.newSigningKey();
    ahead.set(Duration.ofMinutes(1).toNanos());
    List<String> replies = new CopyOnWriteArrayList<>();
    calls.onReply(replies::add);
    for (int refreshes = 0; refreshes < 2; refreshes++) {
      removeAccessToken();
      assertThat(client().me().sub()).isEqualTo("ada");
    }
    assertThat(replies).hasSize(2).allMatch(reply -> reply.contains("\"id_token\":\"ey"));
    assertThat(signIn().subject()).contains("ada");
  }

  @Test
  void aReusedRefreshTokenEndsTheLogin() {
    signIn();
    StoredTokens first = stored().orElseThrow();
    removeAccessToken();
    assertThat(client().me().sub()).isEqualTo("ada");
    store(first.withoutAccessToken());
    assertSignedOut();
  }

  @Test
  void aRevokedLoginIsUnauthenticated() {
    signIn();
    server.revoke(CLIENT_ID, stored().orElseThrow().refreshToken().orElseThrow());
    assertSignedOut();
  }

  private void assertSignedOut() {
    assertThat(catchThrowableOfType(MeException.class, client()::me))
        .isInstanceOf(UnauthenticatedException.class);
    assertThat(stored()).isEmpty();
  }

  private LoginResult signIn() {
    return new Browser(SpringServer.ADA)
        .signIn(issuer.browserLogin(oauth2Client(), store).scope("openid").build());
  }

  private MeClient<UserInfo> client() {
    return MeClient.builder(issuer.userInfo())
        .tokenProvider(issuer.refreshing(oauth2Client(), store).build())
        .build();
  }

  private static OAuth2Client oauth2Client() {
    return OAuth2Client.basic(CLIENT_ID, "sample-secret-of-" + CLIENT_ID);
  }

  private void removeAccessToken() {
    store(stored().orElseThrow().withoutAccessToken());
  }
}
