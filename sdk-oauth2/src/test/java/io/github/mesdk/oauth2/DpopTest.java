package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.InvalidRequestException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import io.github.mesdk.token.proof.BindableToken;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests DPoP (RFC 9449) with an issuer that verifies each proof. */
class DpopTest extends BrowserFixture {
  private static final int CALLERS = 64;

  private DpopServer issuerOfBoundTokens;
  private OAuth2Issuer issuer;
  @TempDir Path directory;

  @BeforeEach
  void serve() {
    issuerOfBoundTokens = new DpopServer(at("/"));
    server.setDispatcher(issuerOfBoundTokens);
    issuer = withSystemClock().build();
  }

  private OAuth2IssuerBuilder withSystemClock() {
    return builder()
        .clock(InstantSource.system())
        .tokenEndpoint(at("/token"))
        .authorizationEndpoint(at("/authorize"))
        .userInfoEndpoint(at("/userinfo"));
  }

  private LoginResult signIn() {
    return signIn(issuer.browserLogin(PUBLIC, store).scope("profile").dpop());
  }

  private LoginResult signIn(BrowserLoginBuilder login) {
    return login.build().signIn(address -> open(address, state -> state + "&code=c"), soon());
  }

  private MeClient<UserInfo> me(TokenProvider tokens) {
    return MeClient.builder(issuer.userInfo()).tokenProvider(tokens).build();
  }

  private TokenProvider refreshing() {
    return issuer.refreshing(PUBLIC, store).buildUncached();
  }

  private void expireAccessToken() {
    signIn(stored().orElseThrow().withoutAccessToken());
  }

  private String thumbprint() throws Exception {
    return ECKey.parse(stored().orElseThrow().proofKey().orElseThrow())
        .computeThumbprint()
        .toString();
  }

  @Test
  void aLoginIsBoundToAKeyThatIsStoredBesideItsTokens() throws Exception {
    signIn();
    assertThat(issuerOfBoundTokens.keys()).containsExactly(thumbprint());
    assertThat(sent).containsEntry("dpop_jkt", thumbprint());
    assertThat(me(refreshing()).me().sub()).isEqualTo("ada");
  }

  @Test
  void refreshesUseTheKeyOfTheLogin() throws Exception {
    signIn();
    String key = thumbprint();
    for (int i = 0; i < 3; i++) {
      expireAccessToken();
      assertThat(me(refreshing()).me().sub()).isEqualTo("ada");
    }
    assertThat(thumbprint()).isEqualTo(key);
    assertThat(issuerOfBoundTokens.keys()).containsExactly(key);
  }

  @Test
  void eachLoginHasAKeyOfItsOwn() throws Exception {
    signIn();
    String first = thumbprint();
    signIn();
    assertThat(thumbprint()).isNotEqualTo(first);
  }

  /** As two processes do. */
  @Test
  void twoProvidersShareTheKeyInAFile() {
    TokenStore file = TokenStore.file(directory.resolve("tokens"));
    signIn(issuer.browserLogin(PUBLIC, file).dpop());
    TokenStore other = TokenStore.file(directory.resolve("tokens"));
    for (int i = 0; i < 3; i++) {
      for (TokenStore one : List.of(file, other)) {
        one.update(soon(), login -> login.map(StoredTokens::withoutAccessToken));
        assertThat(me(withSystemClock().build().refreshing(PUBLIC, one).build()).me().sub())
            .isEqualTo("ada");
      }
    }
    assertThat(issuerOfBoundTokens.keys()).hasSize(1);
  }

  @Test
  void theTokensOfAProgramAreBoundToo() {
    TokenProvider tokens = issuer.clientCredentials(CLIENT).dpop().build();
    assertThat(me(tokens).me().sub()).isEqualTo("ada");
    AccessToken exchanged =
        issuer.tokenExchange(CLIENT).dpop().build().exchange(AccessToken.of("subject-token"));
    assertThat(me(TokenProvider.of("other")).me(MeRequest.ofToken(exchanged)).sub())
        .isEqualTo("ada");
    assertThat(issuerOfBoundTokens.keys()).hasSize(2);
  }

  @Test
  void aStolenTokenIsUselessWithoutItsKey() {
    signIn();
    String stolen = stored().orElseThrow().accessToken().orElseThrow().value();
    MeException asBearer = failure(() -> me(TokenProvider.of(stolen)).me());
    assertThat(asBearer)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("the service requires DPoP");
    AccessToken withOtherKey =
        BindableToken.bound(AccessToken.of(stolen), DpopKey.generate(InstantSource.system()));
    assertThat(failure(() -> me(() -> withOtherKey).me()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("invalid_dpop_proof");
    StoredTokens login = stored().orElseThrow();
    TokenStore thief = TokenStore.inMemory();
    thief.update(soon(), none -> login.refreshToken().map(StoredTokens::of));
    assertThat(failure(() -> issuer.refreshing(PUBLIC, thief).dpop().buildUncached().token()))
        .isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void eachEndpointGetsItsOwnNonce() throws Exception {
    issuerOfBoundTokens.tokenNonce = "token-nonce";
    issuerOfBoundTokens.userInfoNonce = "userinfo-nonce";
    signIn();
    TokenProvider tokens = refreshing();
    for (int i = 0; i < 3; i++) {
      expireAccessToken();
      me(tokens).me();
    }
    // The login, the first refresh of the provider and its first call.
    assertThat(issuerOfBoundTokens.challenges).hasValue(3);
  }

  @Test
  void aNonceInASuccessIsUsedForTheNextProof() {
    signIn();
    MeClient<UserInfo> client = me(refreshing());
    issuerOfBoundTokens.sendsNonceWithSuccess = true;
    issuerOfBoundTokens.userInfoNonce = null;
    client.me();
    issuerOfBoundTokens.userInfoNonce = "first";
    client.me();
    assertThat(issuerOfBoundTokens.challenges).hasValue(1);
    client.me();
    assertThat(issuerOfBoundTokens.challenges).hasValue(1);
  }

  /** Each caller is challenged at most once, and later calls are not challenged at all. */
  @Test
  void aRotatedNonceCostsEachOfManyCallersOneRepetition() throws Exception {
    issuerOfBoundTokens.userInfoNonce = "first";
    signIn();
    MeClient<UserInfo> client = me(refreshing());
    client.me();
    for (String nonce : List.of("second", "third", "fourth")) {
      issuerOfBoundTokens.userInfoNonce = nonce;
      issuerOfBoundTokens.challenges.set(0);
      issuerOfBoundTokens.requests.set(0);
      assertThat(subjectsOf(client)).hasSize(CALLERS).containsOnly("ada");
      assertThat(issuerOfBoundTokens.challenges.get()).isBetween(1, CALLERS);
      assertThat(issuerOfBoundTokens.requests.get())
          .isEqualTo(CALLERS + issuerOfBoundTokens.challenges.get());
      client.me();
      assertThat(issuerOfBoundTokens.requests.get())
          .isEqualTo(CALLERS + 1 + issuerOfBoundTokens.challenges.get());
    }
  }

  private static List<String> subjectsOf(MeClient<UserInfo> client) throws Exception {
    CyclicBarrier start = new CyclicBarrier(CALLERS);
    Callable<String> caller =
        () -> {
          start.await();
          return client.me().sub();
        };
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try {
      List<String> subjects = new ArrayList<>();
      for (Future<String> answer : threads.invokeAll(Collections.nCopies(CALLERS, caller))) {
        subjects.add(answer.get());
      }
      return subjects;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aBearerTokenInReplyToAProofIsRefused() {
    issuerOfBoundTokens.tokenType = "Bearer";
    assertThat(failure(this::signIn))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("it issued a token of type Bearer instead of a DPoP token");
    assertThat(stored()).isEmpty();
    assertThat(failure(() -> issuer.clientCredentials(CLIENT).dpop().build().token()))
        .hasMessageContaining("of type Bearer instead of a DPoP token");
  }

  @Test
  void aBearerTokenIsAcceptedIfTheProgramAllowsIt() {
    issuerOfBoundTokens.tokenType = "Bearer";
    signIn(issuer.browserLogin(PUBLIC, store).dpopOrBearer());
    assertThat(stored().orElseThrow().proofKey()).isEmpty();
    AccessToken token = issuer.refreshing(PUBLIC, store).dpopOrBearer().buildUncached().token();
    assertThat(BindableToken.keyOf(token)).isNull();
  }

  /** A reply must not take the protection from a login that has it. */
  @Test
  void aBoundLoginIsNotTurnedIntoABearerLogin() {
    signIn();
    expireAccessToken();
    issuerOfBoundTokens.tokenType = "Bearer";
    TokenProvider tokens = issuer.refreshing(PUBLIC, store).dpopOrBearer().buildUncached();
    assertThat(failure(tokens::token)).hasMessageContaining("of type Bearer instead of a DPoP");
    issuerOfBoundTokens.tokenType = "DPoP";
    assertThat(me(tokens).me().sub()).isEqualTo("ada"); // the rotated refresh token was kept
  }

  /** The stored bearer token is not used, because the program requires bound tokens. */
  @Test
  void aBearerLoginBecomesABoundLogin() throws Exception {
    signIn(StoredTokens.of("of-no-key").withAccessToken(endingIn("bearer", 1L << 31)));
    assertThat(me(issuer.refreshing(PUBLIC, store).dpop().buildUncached()).me().sub())
        .isEqualTo("ada");
    assertThat(issuerOfBoundTokens.keys()).contains(thumbprint());
  }

  @Test
  void anUnusableKeyIsReportedWithoutIt() {
    signIn(StoredTokens.of("refresh").withProofKey("{\"canary\":1}"));
    assertThat(failure(refreshing()::token))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("the stored DPoP key is not a private EC key")
        .hasMessageNotContaining("canary");
    assertThat(stored()).isPresent();
  }

  @Test
  void anIssuerThatRequiresDpopIsNotASignOut() {
    signIn();
    StoredTokens login = stored().orElseThrow();
    signIn(StoredTokens.of(login.refreshToken().orElseThrow()));
    assertThat(failure(refreshing()::token))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("the issuer requires DPoP (RFC 9449); configure DPoP");
    assertThat(stored()).isPresent();
  }

  @Test
  void aWrongClockIsNotASignOut() {
    signIn();
    expireAccessToken();
    issuer = withSystemClock().clock(clock).build(); // far in the past
    MeException failed = failure(refreshing()::token);
    assertThat(failed).isInstanceOf(TokenException.class);
    assertThat(failed.retryable()).isFalse();
    assertThat(failed).hasMessageContaining("invalid_dpop_proof");
    assertThat(stored()).isPresent();
  }
}
