package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.WithMockIdentityProvider;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A login at the test kit, whose clock a test moves. */
@Timeout(60)
@WithMockIdentityProvider
class KitClockTest {
  private final MockIdentityProvider idp;
  private final TokenStore store = TokenStore.inMemory();
  private final OAuth2Client client;

  KitClockTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.client = OAuth2Client.none(idp.credentials().publicClientId());
  }

  @BeforeEach
  void approve() {
    idp.approveSignIns(idp.users(MockSystem.OIDC).get(0));
  }

  private static void visit(URI address) {
    HttpClient browser =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
    try {
      HttpRequest request = HttpRequest.newBuilder(address).build();
      browser.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private TokenProvider signIn(OAuth2IssuerBuilder builder) {
    OAuth2Issuer issuer = builder.discover();
    LoginResult login =
        issuer
            .browserLogin(client, store)
            .scope("openid offline_access")
            .build()
            .signIn(KitClockTest::visit);
    assertThat(login.subject()).contains(idp.users(MockSystem.OIDC).get(0).id());
    return issuer.refreshing(client, store).buildUncached();
  }

  @Test
  void aLoginThatUsesTheClockOfTheKitIsRefreshedAfterTheClockMoved() {
    TokenProvider tokens = signIn(OAuth2Issuer.builder(idp.issuer()).clock(idp.clock()));
    String first = tokens.token().value();
    idp.advanceClock(Duration.ofHours(2));
    assertThat(tokens.token().value()).isNotEqualTo(first);
  }

  @Test
  void aLoginWithAnotherClockNamesBothTimes() {
    TokenProvider tokens = signIn(OAuth2Issuer.builder(idp.issuer()));
    idp.advanceClock(Duration.ofHours(2));
    tokens.invalidate(tokens.token());
    assertThat(catchThrowable(tokens::token))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("the ID token was issued in the future, at ")
        .hasMessageEndingWith("; check the clock");
  }
}
