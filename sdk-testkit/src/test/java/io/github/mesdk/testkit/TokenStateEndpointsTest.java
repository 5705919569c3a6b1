package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Revocation and introspection. */
@WithMockIdentityProvider
class TokenStateEndpointsTest {
  private final MockIdentityProvider idp;
  private final OidcFlow flow;
  private final TestClient client;

  TokenStateEndpointsTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.flow = new OidcFlow(idp);
    this.client = new TestClient(idp);
  }

  private ReceivedResponse tokens() throws IOException {
    return flow.redeem(flow.code(flow.user(0)));
  }

  private ReceivedResponse revoke(String token) throws IOException {
    return flow.post(OidcEndpoint.REVOCATION, Map.of("client_id", flow.clientId, "token", token));
  }

  private ReceivedResponse introspect(String token) throws IOException {
    return flow.postWithSecret(OidcEndpoint.INTROSPECTION, Map.of("token", token));
  }

  private static void assertInactive(ReceivedResponse answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"active\":false}");
  }

  @Test
  void aRevokedAccessTokenEndsAlone() throws Exception {
    ReceivedResponse tokens = tokens();
    assertThat(revoke(tokens.at("/access_token")).status()).isEqualTo(200);
    assertThat(client.me(MockSystem.OIDC, tokens.at("/access_token")).status()).isEqualTo(401);
    assertThat(flow.refresh(tokens.at("/refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void aRevokedRefreshTokenEndsTheSession() throws Exception {
    ReceivedResponse tokens = tokens();
    assertThat(revoke(tokens.at("/refresh_token")).body()).isEmpty();
    assertThat(client.me(MockSystem.OIDC, tokens.at("/access_token")).status()).isEqualTo(401);
    assertThat(flow.refresh(tokens.at("/refresh_token")).status()).isEqualTo(400);
  }

  @Test
  void anUnknownTokenCountsAsRevoked() throws Exception {
    assertThat(revoke("made-up").status()).isEqualTo(200);
    assertThat(revoke("").at("/error")).isEqualTo("invalid_request");
  }

  @Test
  void noClientRevokesTheTokensOfAnother() throws Exception {
    ReceivedResponse tokens = tokens();
    for (String token : new String[] {tokens.at("/access_token"), tokens.at("/refresh_token")}) {
      ReceivedResponse answer =
          flow.postWithSecret(OidcEndpoint.REVOCATION, Map.of("token", token));
      assertThat(answer.at("/error")).isEqualTo("unauthorized_client");
    }
    assertThat(client.me(MockSystem.OIDC, tokens.at("/access_token")).status()).isEqualTo(200);
  }

  @Test
  void introspectionDescribesAnAccessToken() throws Exception {
    ReceivedResponse answer = introspect(tokens().at("/access_token"));
    assertThat(answer.at("/active")).isEqualTo("true");
    assertThat(answer.at("/sub")).isEqualTo(flow.user(0).id());
    assertThat(answer.at("/username")).isEqualTo("ada");
    assertThat(answer.at("/client_id")).isEqualTo(flow.clientId);
    assertThat(answer.at("/scope")).isEqualTo("openid email");
    assertThat(answer.at("/token_type")).isEqualTo("Bearer");
    assertThat(answer.at("/iss")).isEqualTo(idp.issuer().toString());
    assertThat(answer.json().at("/exp").asLong() - answer.json().at("/iat").asLong())
        .isEqualTo(300);
  }

  @Test
  void introspectionDescribesARefreshToken() throws Exception {
    ReceivedResponse answer = introspect(tokens().at("/refresh_token"));
    assertThat(answer.at("/active")).isEqualTo("true");
    assertThat(answer.json().has("token_type")).isFalse();
    assertThat(answer.json().at("/exp").asLong())
        .isGreaterThan(idp.clock().instant().plus(Duration.ofDays(29)).getEpochSecond());
  }

  @Test
  void introspectionDescribesTokensThatATestIssuesItself() throws Exception {
    ReceivedResponse answer = introspect(idp.token(MockSystem.OIDC));
    assertThat(answer.at("/client_id")).isEqualTo(idp.credentials().clientId());
    assertThat(answer.at("/scope"))
        .isEqualTo("openid profile email phone groups roles address offline_access");
  }

  @Test
  void theFirstClientThatUsesARefreshTokenOfATestOwnsItsTokens() throws Exception {
    MockTokens started = idp.tokenEndpoint(MockSystem.OIDC).signIn(flow.user(0));
    ReceivedResponse mine = flow.refresh(started.refreshToken());
    assertThat(mine.status()).isEqualTo(200);
    Map<String, String> refresh =
        Map.of("grant_type", "refresh_token", "refresh_token", mine.at("/refresh_token"));
    assertThat(flow.postWithSecret(OidcEndpoint.TOKEN, refresh).at("/error"))
        .isEqualTo("invalid_grant");
    for (String token : new String[] {started.accessToken(), mine.at("/refresh_token")}) {
      assertThat(flow.postWithSecret(OidcEndpoint.REVOCATION, Map.of("token", token)).at("/error"))
          .isEqualTo("unauthorized_client");
      assertThat(introspect(token).at("/client_id")).isEqualTo(flow.clientId);
    }
    assertThat(flow.refresh(mine.at("/refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void tokensThatAreNotValidAreInactive() throws Exception {
    ReceivedResponse tokens = tokens();
    assertInactive(introspect("made-up"));
    assertInactive(introspect(idp.token(MockSystem.PULSE)));
    assertInactive(introspect(idp.signIn(MockSystem.OIDC, flow.user(2))));
    idp.advanceClock(Duration.ofMinutes(5));
    assertInactive(introspect(tokens.at("/access_token")));
    revoke(tokens.at("/refresh_token"));
    assertInactive(introspect(tokens.at("/refresh_token")));
  }

  @Test
  void introspectionNeedsTheClientSecret() throws Exception {
    ReceivedResponse answer =
        flow.post(
            OidcEndpoint.INTROSPECTION,
            Map.of("client_id", flow.clientId, "token", idp.token(MockSystem.OIDC)));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.at("/error")).isEqualTo("invalid_client");
    assertThat(flow.postWithSecret(OidcEndpoint.INTROSPECTION, Map.of()).at("/error"))
        .isEqualTo("invalid_request");
  }
}
