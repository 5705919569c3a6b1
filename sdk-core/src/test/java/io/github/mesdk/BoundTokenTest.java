package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.InvalidRequestException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.http.TransportSettings;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.proof.BindableToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect.CloseSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests calls with a token that is bound to a key, and the challenges to such calls. */
class BoundTokenTest extends TestinyServer {
  private static final String ADA = "{\"sub\":\"ada\"}";

  private final SequentialKey key = new SequentialKey();
  private final AccessToken token = key.token("bound-token");
  private final List<Integer> requestsSent = new ArrayList<>();

  private MeClientBuilder<UserInfo> client(TokenProvider tokens) {
    return MeClient.builder(Oidc.userInfo(Servers.origin(server).resolve("/userinfo?a=b")))
        .tokenProvider(tokens)
        .waits(waits::add, () -> 0.5)
        .listener(
            new MeListener() {
              @Override
              public void callEnded(MeEvent event) {
                requestsSent.add(event.requestsSent().orElse(-1));
              }
            });
  }

  private MeClientBuilder<UserInfo> client() {
    return client(() -> token);
  }

  private void challenge(int status, String challenge) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .setHeader("WWW-Authenticate", challenge)
            .setHeader("Challenge", "yes")
            .build());
  }

  private void refuse(String challenge) {
    server.enqueue(
        new MockResponse.Builder().code(401).setHeader("WWW-Authenticate", challenge).build());
  }

  private String proof() throws InterruptedException {
    RecordedRequest request = server.takeRequest();
    assertThat(request.getHeaders().values("Authorization")).containsExactly("Test bound-token");
    return request.getHeaders().get("Proof");
  }

  private static <E extends MeException> E failure(Class<E> type, MeClient<?> client) {
    return catchThrowableOfType(type, client::me);
  }

  @Test
  void eachAttemptHasItsOwnProof() throws Exception {
    answer(503, "");
    answer(503, "");
    answer(200, ADA);
    assertThat(client().build().me().sub()).isEqualTo("ada");
    assertThat(List.of(proof(), proof(), proof())).containsExactly("1", "2", "3");
    assertThat(key.signed)
        .containsOnly("GET " + Servers.origin(server).resolve("/userinfo")); // without the query
  }

  @Test
  void aRequestThatOkHttpSendsAgainHasItsOwnProof() throws Exception {
    MeClient<UserInfo> client = client().retryPolicy(RetryPolicy.none()).build();
    answer(200, ADA);
    client.me();
    assertThat(proof()).isEqualTo("1");
    server.enqueue(new MockResponse.Builder().onResponseStart(new CloseSocket()).build());
    answer(200, ADA);
    assertThat(client.me().sub()).isEqualTo("ada");
    assertThat(key.signed).hasSize(3);
    assertThat(server.takeRequest().getHeaders().get("Proof")).isIn("2", "3");
    assertThat(proof()).isEqualTo("3");
  }

  @Test
  void aChallengeIsAnsweredOnceAndIsNoRetry() throws Exception {
    MeClient<UserInfo> client = client().retryPolicy(RetryPolicy.none()).build();
    challenge(401, "Test error=\"more\"");
    answer(200, ADA);
    assertThat(client.me().sub()).isEqualTo("ada");
    assertThat(List.of(proof(), proof())).containsExactly("1", "2");
    assertThat(waits).isEmpty();
    assertThat(requestsSent).containsExactly(2);
    assertThat(key.answered).hasValue(1);
  }

  @Test
  void aSecondChallengeIsAFailure() {
    challenge(401, "Bearer error=\"invalid_token\"");
    challenge(401, "Bearer error=\"invalid_token\"");
    UnauthenticatedException rejected =
        failure(UnauthenticatedException.class, client().retryPolicy(RetryPolicy.none()).build());
    assertThat(rejected.attempts()).isEqualTo(2);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  /** Two attempts are allowed. Each is challenged once. */
  @Test
  void challengesDoNotUseUpTheAttempts() {
    for (int attempt = 0; attempt < 2; attempt++) {
      challenge(401, "");
      answer(503, "");
    }
    RetryPolicy two = RetryPolicy.builder().maxAttempts(2).build();
    UnavailableException failed =
        failure(UnavailableException.class, client().retryPolicy(two).build());
    assertThat(failed.attempts()).isEqualTo(4);
    assertThat(waits).hasSize(1);
  }

  @Test
  void theKeyTravelsWithTheToken() throws Exception {
    TokenProvider chain =
        TokenProvider.chain(TokenProvider.fromEnvironment("MESDK_ABSENT"), () -> token);
    List<MeClient<UserInfo>> clients =
        List.of(client(TokenProvider.caching(() -> token)).build(), client(chain).build());
    for (MeClient<UserInfo> client : clients) {
      answer(200, ADA);
      client.me();
      proof();
    }
    answer(200, ADA);
    client(TokenProvider.of("other")).build().me(MeRequest.ofToken(token));
    proof();
    answer(200, ADA);
    client().build().meAsync().join();
    proof();
  }

  @Test
  void aBoundTokenEqualsTheSameTextWithoutAKey() {
    AccessToken bearer = AccessToken.of("bound-token");
    assertThat(token).isEqualTo(bearer).hasSameHashCodeAs(bearer).hasToString("AccessToken{***}");
    assertThat(BindableToken.keyOf(token)).isSameAs(key);
    assertThat(BindableToken.keyOf(bearer)).isNull();
  }

  /** Otherwise a thief could get the answer of the owner from the cache. */
  @Test
  void aCacheTellsABoundTokenFromTheSameTextWithoutAKey() {
    CacheRequest.Endpoint endpoint =
        new CacheRequest.Endpoint(
            Oidc.userInfo(Servers.origin(server)),
            new TransportSettings(null, 1, false),
            Map.of(),
            null);
    assertThat(new CacheRequest(endpoint, List.of(), token).credential())
        .isEqualTo("bound-token thumbprint");
    assertThat(new CacheRequest(endpoint, List.of(), AccessToken.of("bound-token")).credential())
        .isEqualTo("bound-token");
  }

  @Test
  void aProviderThatTakesNoBearerTokenTakesNoBoundToken() {
    assertThatThrownBy(() -> builder().tokenProvider(() -> token).build().me())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("takes no token of type Test")
        .hasMessageNotContaining("bound-token");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void aServiceThatRequiresDpopIsNotASignOut() {
    AtomicInteger rejected = new AtomicInteger();
    TokenProvider tokens =
        new TokenProvider() {
          @Override
          public AccessToken token() {
            return AccessToken.of("bearer-token");
          }

          @Override
          public void invalidate(AccessToken token) {
            rejected.incrementAndGet();
          }
        };
    refuse("DPoP algs=\"ES256\", error=\"invalid_token\"");
    InvalidRequestException failed = failure(InvalidRequestException.class, client(tokens).build());
    assertThat(failed)
        .hasMessageContaining("the service requires DPoP (RFC 9449)")
        .hasMessageContaining("configure DPoP for the client that obtains the token");
    assertThat(failed.retryable()).isFalse();
    assertThat(rejected).hasValue(0);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer error=\"invalid_token\", DPoP algs=\"ES256\"",
        "Bearer, DPoP error=\"use_dpop_nonce\"",
        "DPoP error=\"invalid_dpop_proof\", Bearer realm=\"x\""
      })
  void aServiceThatAlsoTakesBearerTokensRejectsThem(String challenge) {
    refuse(challenge);
    refuse(challenge);
    assertThat(failure(MeException.class, client(TokenProvider.of("bearer-token")).build()))
        .isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void aRejectedBoundTokenIsRefreshedOnce() throws Exception {
    AccessToken second = key.token("second-token");
    List<AccessToken> next = new ArrayList<>(List.of(token, second));
    refuse("DPoP error=\"invalid_token\"");
    answer(200, ADA);
    assertThat(client(() -> next.remove(0)).build().me().sub()).isEqualTo("ada");
    assertThat(proof()).isEqualTo("1");
    assertThat(server.takeRequest().getHeaders().get("Authorization"))
        .isEqualTo("Test second-token");
  }

  @Test
  void aRefusedProofIsAFaultOfTheProgram() {
    refuse("DPoP error=\"invalid_dpop_proof\", error_description=\"iat is too old\"");
    InvalidRequestException failed = failure(InvalidRequestException.class, client().build());
    assertThat(failed.error().code()).contains("invalid_dpop_proof");
    assertThat(failed).hasMessageContaining("iat is too old");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aServiceThatDemandsNoncesAgainAndAgainIsUnavailable() {
    challenge(401, "DPoP error=\"use_dpop_nonce\"");
    challenge(401, "DPoP error=\"use_dpop_nonce\"");
    UnavailableException failed =
        failure(UnavailableException.class, client().retryPolicy(RetryPolicy.none()).build());
    assertThat(failed.retryable()).isTrue();
    assertThat(failed.error().code()).contains("use_dpop_nonce");
  }

  @Test
  void theKeyIsInNoText() {
    challenge(401, "Test error=\"canary-key\"");
    answer(500, "canary-key bound-token");
    MeException failed =
        failure(MeException.class, client().retryPolicy(RetryPolicy.none()).build());
    assertThat(failed.toString()).doesNotContain("canary-key").doesNotContain("bound-token");
    assertThat(token.toString() + client().build() + new SequentialKey()).doesNotContain("canary");
  }
}
