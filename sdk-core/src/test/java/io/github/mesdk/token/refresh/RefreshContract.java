package io.github.mesdk.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every stored login, whatever its token endpoint: one law, tried on each kind. */
@Timeout(60)
public abstract class RefreshContract extends RefreshStoreContract {
  private static final StoredTokens LOGIN = StoredTokens.of("refresh-0");

  private StoredTokens with(String access, long seconds) {
    return LOGIN.withAccessToken(expiring(access, seconds));
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 3600})
  void aStoredTokenIsUsedWithoutARequest(long seconds) {
    assertThat(source(storeWith(with("kept", seconds))).token().value()).isEqualTo("kept");
    AccessToken endless = AccessToken.of("endless");
    assertThat(source(storeWith(LOGIN.withAccessToken(endless))).token()).isEqualTo(endless);
    assertThat(asked()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 30})
  void aStoredTokenAtItsExpiryIsRefreshed(long seconds) throws Exception {
    TokenStore store = storeWith(with("old", seconds));
    answerTokens("new", "refresh-1");
    assertThat(source(store).token()).isEqualTo(AccessToken.of("new"));
    assertThat(store.read(far))
        .contains(own(StoredTokens.of("refresh-1").withAccessToken(expiring("new", 3600))));
    assertThat(body()).contains("refresh-0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "   "})
  void aReplyWithoutARefreshTokenKeepsTheOneBefore(String none) {
    TokenStore store = storeWith(LOGIN);
    answerTokens("new", none);
    assertThat(source(store).token().value()).isEqualTo("new");
    assertThat(refreshToken(store)).contains("refresh-0");
  }

  @Test
  void theRestOfTheLoginSurvivesARefresh() {
    StoredTokens login =
        StoredTokens.deserialize(
            """
            mesdk-tokens 2
            future kept
            proof-key {"kty":"EC"}
            refresh refresh-0
            subject u-1
            end
            """);
    TokenStore store = storeWith(login);
    answerTokens("new", "refresh-1");
    source(store).token();
    assertThat(store.read(far))
        .contains(own(login.withRefreshToken("refresh-1").withAccessToken(expiring("new", 3600))));
  }

  @ParameterizedTest
  @ValueSource(ints = {503, 500, 429, 401, 404, 302, 200})
  void aTokenThatHasNearlyExpiredIsUsedWhileItsRefreshFails(int status) {
    StoredTokens login = with("nearly-expired", 25);
    TokenStore store = storeWith(login);
    answer(status, "");
    assertThat(source(store).token().value()).isEqualTo("nearly-expired");
    assertThat(store.read(far)).contains(login);
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void anExpiredTokenIsNotUsedWhenItsRefreshFails() {
    TokenStore store = storeWith(with("old", 0));
    answer(503, "");
    assertThat(failure(TokenException.class, source(store)::token).retryable()).isTrue();
    assertThat(store.read(far)).contains(with("old", 0));
  }

  @Test
  void aTokenThatWasGivenBeforeIsRefreshedEarlyAndItsFailureIsSeen() {
    TokenProvider tokens = source(storeWith(with("kept", 600)));
    assertThat(tokens.token().value()).isEqualTo("kept");
    clock.advanceSeconds(299);
    assertThat(tokens.token().value()).isEqualTo("kept");
    clock.advanceSeconds(1);
    answer(503, "");
    assertThat(failure(TokenException.class, tokens::token).retryable()).isTrue();
  }

  @Test
  void theRejectedTokenIsRefreshedAndNoOther() {
    TokenProvider tokens = source(storeWith(with("kept", 3600)));
    tokens.invalidate(AccessToken.of("older"));
    assertThat(tokens.token().value()).isEqualTo("kept");
    tokens.invalidate(AccessToken.of("kept"));
    answer(503, "");
    failure(TokenException.class, tokens::token);
    answerTokens("new", "refresh-1");
    assertThat(tokens.token().value()).isEqualTo("new");
    assertThat(tokens.token().value()).isEqualTo("new");
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void aRejectionOfAnOlderTokenDoesNotBringTheRejectedOneBack() {
    TokenProvider tokens = source(storeWith(with("kept", 3600)));
    assertThat(tokens.token().value()).isEqualTo("kept");
    tokens.invalidate(AccessToken.of("kept"));
    tokens.invalidate(AccessToken.of("older"));
    answerTokens("new", "refresh-1");
    assertThat(tokens.token().value()).isEqualTo("new");
  }

  static Stream<Arguments> repliesOfNoUse() {
    return Stream.of(
        arguments("\"access_token\":7", true),
        arguments("\"access_token\":\"\"", true),
        arguments("\"access_token\":\"a b\"", true),
        arguments("\"access_token\":[\"a\"]", true),
        arguments("\"scope\":\"user\"", true),
        arguments("\"access_token\":\"a\",\"token_type\":7", true),
        arguments("\"access_token\":\"a\",\"token_type\":\"mac\"", false));
  }

  @ParameterizedTest
  @MethodSource("repliesOfNoUse")
  void aNewRefreshTokenIsStoredThoughTheRestIsOfNoUse(String rest, boolean isRetryable) {
    TokenStore store = storeWith(LOGIN);
    answer(200, "{" + rest + ",\"refresh_token\":\"refresh-1\"}");
    assertThat(failure(TokenException.class, source(store)::token).retryable())
        .isEqualTo(isRetryable);
    assertThat(store.read(far)).contains(own(StoredTokens.of("refresh-1")));
  }

  /** No service should, but one that does has spent the old refresh token. */
  @Test
  void aNewRefreshTokenIsStoredThoughTheReplyIsARefusalWithAStatusOfSuccess() {
    TokenStore store = storeWith(LOGIN);
    answer(
        200, "{\"success\":false,\"error\":\"x\",\"code\":\"x\",\"refresh_token\":\"refresh-1\"}");
    failure(MeException.class, source(store)::token);
    assertThat(store.read(far)).contains(own(StoredTokens.of("refresh-1")));
  }

  @Test
  void aNewRefreshTokenIsStoredThoughTheOldAccessTokenIsUsed() {
    TokenStore store = storeWith(with("nearly-expired", 25));
    answer(200, "{\"access_token\":7,\"refresh_token\":\"refresh-1\"}");
    assertThat(source(store).token().value()).isEqualTo("nearly-expired");
    assertThat(refreshToken(store)).contains("refresh-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "<p>",
        "{\"access_token\":null}",
        "{\"access_token\":\"a\",\"refresh_token\":7}"
      })
  void aReplyWithNothingOfUseLeavesTheLoginAsItWas(String body) {
    TokenStore store = storeWith(with("old", 0));
    answer(200, body);
    assertThat(failure(TokenException.class, source(store)::token).retryable()).isTrue();
    assertThat(store.read(far)).contains(with("old", 0));
  }

  /** Call 2 and 3 are the ones that answered as someone else. */
  @Test
  void aLoginThatEndedIsNotFollowedByAnotherIdentityUntilSomeoneSignsInAgain() {
    TokenStore store = storeWith(with("nearly-expired", 25));
    answer(400, ended());
    TokenProvider chain = TokenProvider.chain(source(store), TokenProvider.of("of-someone-else"));
    for (int call = 0; call < 3; call++) {
      failure(UnauthenticatedException.class, chain::token);
      assertThat(store.read(far)).isEmpty();
    }
    assertThat(asked()).isEqualTo(1);
    put(store, with("back", 60));
    assertThat(chain.token().value()).isEqualTo("back");
  }

  @Test
  void aLoginThatAnotherProcessRemovedIsNotFollowedByAnotherIdentity() {
    TokenStore store = storeWith(with("kept", 60));
    TokenProvider chain = TokenProvider.chain(source(store), TokenProvider.of("of-someone-else"));
    assertThat(chain.token().value()).isEqualTo("kept");
    store.clear(far);
    for (int call = 0; call < 2; call++) {
      assertThat(failure(UnauthenticatedException.class, chain::token))
          .hasMessageContaining("is gone; sign in again");
    }
    assertThat(asked()).isZero();
  }

  @Test
  void aStoreThatNeverHadALoginLetsTheNextSourceTry() {
    TokenStore empty = TokenStore.inMemory();
    assertThat(failure(TokenException.class, source(empty)::token).isMissing()).isTrue();
    TokenProvider chain = TokenProvider.chain(source(empty), TokenProvider.of("next"));
    assertThat(chain.token().value()).isEqualTo("next");
    put(empty, with("back", 60));
    assertThat(chain.token().value()).isEqualTo("back");
  }

  @ParameterizedTest
  @CsvSource({"401, x", "403, access_denied", "400, invalid_client", "404, x", "400, x"})
  void aRefusalThatIsNotOfTheRefreshTokenLeavesTheLogin(int status, String code) {
    TokenStore store = storeWith(LOGIN);
    answer(status, "{\"error\":\"" + code + "\",\"code\":\"" + code + "\"}");
    failure(MeException.class, source(store)::token);
    assertThat(store.read(far)).contains(LOGIN);
  }

  @Test
  void noTokenIsSentToAnotherIssuer() {
    StoredTokens foreign =
        with("of-another-issuer", 3600).withIssuer(URI.create("https://other.example.com"));
    TokenStore store = storeWith(foreign);
    TokenException refused = failure(TokenException.class, source(store)::token);
    assertThat(refused)
        .hasMessageContaining("is one at another issuer, not at " + owner().issuer());
    assertThat(refused.isMissing() || refused.retryable()).isFalse();
    assertThat(store.read(far)).contains(foreign);
    assertThat(asked()).isZero();
  }

  @Test
  void aLoginThatBecomesAnothersWhileACallWaitsForTheStoreIsNotUsed() {
    TokenStore inner = storeWith(with("old", 0));
    StoredTokens foreign =
        with("of-another-issuer", 3600).withIssuer(URI.create("https://other.example.com"));
    TokenStore store =
        (deadline, step) -> {
          Optional<StoredTokens> result = inner.update(deadline, step);
          put(inner, foreign); // between the look and the update
          return result;
        };
    failure(TokenException.class, source(store)::token);
    assertThat(inner.read(far)).contains(foreign);
    assertThat(asked()).isZero();
  }

  @Test
  void aLoginThatMustBeVerifiedGivesNoTokenAndIsKept() {
    StoredTokens marked = with("kept", 3600).withVerificationPending(true);
    TokenStore store = storeWith(marked);
    assertThat(failure(UnauthenticatedException.class, source(store)::token))
        .hasMessageContaining("must be verified; sign in again");
    assertThat(store.read(far)).contains(marked);
    assertThat(asked()).isZero();
  }

  @Test
  void aLoginWithoutARefreshTokenLastsAsLongAsItsAccessToken() {
    TokenStore store = storeWith(StoredTokens.of(expiring("kept", 60)));
    TokenProvider tokens = source(store);
    assertThat(tokens.token().value()).isEqualTo("kept");
    clock.advanceSeconds(59);
    assertThat(tokens.token().value()).isEqualTo("kept");
    clock.advanceSeconds(1);
    TokenProvider chain = TokenProvider.chain(tokens, TokenProvider.of("of-someone-else"));
    assertThat(failure(UnauthenticatedException.class, chain::token))
        .hasMessageContaining("cannot be refreshed; sign in");
    assertThat(asked()).isZero();
  }

  @Test
  void anInterruptWhileTheEndpointIsAskedIsTheCallersOwn() {
    TokenProvider tokens = source(storeWith(with("nearly-expired", 25)));
    answer(503, "");
    Thread.currentThread().interrupt();
    TransportException stopped = failure(TransportException.class, tokens::token);
    assertThat(stopped.reason()).isEqualTo(TransportException.Reason.INTERRUPTED);
    assertThat(Thread.interrupted()).isTrue();
  }
}
