package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sign-out removes the login first, and then revokes its tokens. */
class SignOutTest extends IssuerFixture {

  @Override
  OAuth2Issuer issuer() {
    return builder().revocationEndpoint(at("/revoke")).build();
  }

  private StoredTokens login() {
    return StoredTokens.of("refr3sh-0")
        .withAccessToken(endingIn("acc3ss-0", 300))
        .withIssuer(at("/realm"));
  }

  @Test
  void bothTokensAreRevokedAsTheClientOfTheLogin() throws Exception {
    signIn(login().withClientId("my-tool"));
    answer(200, "");
    answer(200, "");
    assertThat(issuer().signOut(PUBLIC, store, soon())).isTrue();
    assertThat(stored()).isEmpty();
    assertThat(form(takeRequest()))
        .isEqualTo(
            Map.of(
                "client_id", "my-tool", "token", "refr3sh-0", "token_type_hint", "refresh_token"));
    assertThat(form(takeRequest()))
        .containsEntry("token", "acc3ss-0")
        .containsEntry("token_type_hint", "access_token");
  }

  @Test
  void aConfidentialClientAuthenticates() throws Exception {
    signIn(StoredTokens.of("refr3sh-0"));
    answer(200, "");
    assertThat(issuer().signOut(CLIENT, store, soon())).isTrue();
    assertThat(takeRequest().getHeaders().get("Authorization")).startsWith("Basic ");
  }

  @Test
  void aClientWithAnAssertionSendsItsIdToo() throws Exception {
    signIn(StoredTokens.of("refr3sh-0"));
    answer(200, "");
    OAuth2Client client = OAuth2Client.privateKeyJwt("app", Keys.RSA.toJSONString());
    assertThat(issuer().signOut(client, store, soon())).isTrue();
    assertThat(form(takeRequest()))
        .containsEntry("client_id", "app")
        .containsKey("client_assertion");
  }

  @Test
  void nothingIsSentWithoutALoginOrAnEndpoint() {
    assertThat(issuer().signOut(PUBLIC, store, soon())).isFalse();
    signIn(login());
    assertThat(builder().build().signOut(PUBLIC, store, soon())).isFalse();
    assertThat(stored()).isEmpty();
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void aLoginOfAnotherClientStaysAndIsNotSent() {
    signIn(login().withClientId("other"));
    MeException failure = failure(() -> issuer().signOut(PUBLIC, store, soon()));
    assertThat(failure).isInstanceOf(TokenException.class).hasMessageContaining("another client");
    assertThat(stored()).isPresent();
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "503, temporarily_unavailable, true",
    "429, slow_down, true",
    "401, invalid_client, false",
    "400, unsupported_token_type, false",
    "403, access_denied, false",
    "400, consent_required, false",
    "404, x, false",
    "200, invalid_client, false",
    "200, invalid_auth, false",
    "200, server_error, true"
  })
  void aFailedRevocationLeavesNoLoginBehind(int status, String code, boolean isRetryable) {
    signIn(login());
    answer(status, "{'error':'" + code + "','error_description':'refr3sh-0'}");
    answer(status, "{'error':'" + code + "','error_description':'refr3sh-0 acc3ss-0'}");
    MeException failure = failure(() -> issuer().signOut(PUBLIC, store, soon()));
    assertThat(failure).isInstanceOf(TokenException.class);
    assertThat(failure.retryable()).isEqualTo(isRetryable);
    assertThat(failure).hasMessageContaining("the revocation endpoint");
    assertThat(Throwables.getStackTrace(failure)).doesNotContain("refr3sh", "acc3ss");
    assertThat(stored()).isEmpty();
  }

  @Test
  void anUnreachableIssuerIsRetryable() {
    signIn(login());
    MockResponse closed =
        new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()).build();
    server.enqueue(closed);
    server.enqueue(closed);
    MeException failure = failure(() -> issuer().signOut(PUBLIC, store, soon()));
    assertThat(failure.retryable()).isTrue();
    assertThat(stored()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_grant",
    "400, invalid_token",
    "401, invalid_token",
    "200, invalid_token"
  })
  void aTokenThatIsNoLongerValidNeedsNoRevocation(int status, String code) {
    signIn(login());
    refuse(status, code);
    refuse(status, code);
    assertThat(issuer().signOut(PUBLIC, store, soon())).isTrue();
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aChallengeOfAGatewayIsNoRevocation() {
    signIn(StoredTokens.of("refr3sh-0"));
    server.enqueue(
        new MockResponse.Builder()
            .code(401)
            .setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
            .build());
    assertThat(failure(() -> issuer().signOut(PUBLIC, store, soon())))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("the revocation endpoint refused the request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "<p>Goodbye</p>", "{'ok':true,'revoked':true,'error':null}"})
  void theBodyOfASuccessNeedsNoForm(String body) {
    signIn(StoredTokens.of("refr3sh-0"));
    answer(200, body);
    assertThat(issuer().signOut(PUBLIC, store, soon())).isTrue();
  }

  /** Some issuers revoke refresh tokens only, RFC 7009 section 2. */
  @Test
  void anIssuerMayRevokeRefreshTokensOnly() {
    signIn(login());
    answer(200, "");
    refuse(400, "unsupported_token_type");
    assertThat(issuer().signOut(PUBLIC, store, soon())).isTrue();
    signIn(StoredTokens.of(endingIn("acc3ss-0", 300)));
    refuse(400, "unsupported_token_type");
    assertThat(failure(() -> issuer().signOut(PUBLIC, store, soon())))
        .hasMessageContaining("unsupported_token_type");
  }

  @Test
  void theAccessTokenIsRevokedEvenIfTheRefreshTokenCannotBe() throws Exception {
    signIn(login());
    refuse(503, "temporarily_unavailable");
    answer(200, "");
    MeException failure = failure(() -> issuer().signOut(PUBLIC, store, soon()));
    assertThat(failure.retryable()).isTrue();
    assertThat(failure).hasNoSuppressedExceptions();
    takeRequest();
    assertThat(form(takeRequest())).containsEntry("token", "acc3ss-0");
    signIn(login());
    refuse(503, "temporarily_unavailable");
    refuse(403, "access_denied");
    assertThat(failure(() -> issuer().signOut(PUBLIC, store, soon())))
        .hasMessageContaining("temporarily_unavailable")
        .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessageContaining("access_denied"));
  }

  @Test
  void tokensThatCouldNotBeStoredAreRevoked() throws Exception {
    TokenStore full =
        (deadline, step) ->
            store.update(
                deadline,
                before -> {
                  Optional<StoredTokens> next = step.apply(before);
                  if (next.isPresent() && !next.equals(before)) {
                    throw TokenException.of("the disk is full");
                  }
                  return next;
                });
    signIn(StoredTokens.of("refr3sh-0").withIssuer(at("/realm")).withClientId("my-tool"));
    OAuth2Issuer issuer =
        builder().tokenEndpoint(at("/token")).revocationEndpoint(at("/revoke")).build();
    answerToken("acc3ss-1", 300, ",'refresh_token':'refr3sh-1'");
    var tokens = issuer.refreshing(PUBLIC, full).buildUncached();
    assertThat(tokens.token(soon()).value()).isEqualTo("acc3ss-1");
    assertThat(stored().orElseThrow().refreshToken()).contains("refr3sh-0");
    takeRequest();
    answer(200, "");
    answer(200, "");
    assertThat(issuer.signOut(PUBLIC, full, soon())).isTrue();
    assertThat(form(takeRequest())).containsEntry("token", "refr3sh-1");
    assertThat(form(takeRequest())).containsEntry("token", "acc3ss-1");
    assertThat(stored()).isEmpty();
  }
}
