package io.github.mesdk.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that every stored login must pass, for each kind of token endpoint. */
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
    assertThat(requests()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 30})
  void aStoredTokenNearItsExpiryIsRefreshed(long seconds) throws Exception {
    TokenStore store = storeWith(with("old", seconds));
    answerTokens("new", "refresh-1");
    assertThat(source(store).token()).isEqualTo(AccessToken.of("new"));
    assertThat(store.read(far))
        .contains(own(StoredTokens.of("refresh-1").withAccessToken(expiring("new", 3600))));
    assertThat(body()).contains("refresh-0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "   "})
  void aReplyWithoutARefreshTokenKeepsTheOldOne(String none) {
    TokenStore store = storeWith(LOGIN);
    answerTokens("new", none);
    assertThat(source(store).token().value()).isEqualTo("new");
    assertThat(refreshToken(store)).contains("refresh-0");
  }

  @Test
  void aRefreshKeepsTheOtherMembers() {
    StoredTokens login =
        StoredTokens.deserialize(
            """
            mesdk-tokens 2
            future kept
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
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void anExpiredTokenIsNotUsedWhenItsRefreshFails() {
    TokenStore store = storeWith(with("old", 0));
    answer(503, "");
    assertThat(failure(TokenException.class, source(store)::token).retryable()).isTrue();
    assertThat(store.read(far)).contains(with("old", 0));
  }

  @Test
  void aTokenThatWasReturnedBeforeIsRefreshedEarlyAndFailuresAreThrown() {
    TokenProvider tokens = source(storeWith(with("kept", 600)));
    assertThat(tokens.token().value()).isEqualTo("kept");
    clock.advanceSeconds(299);
    assertThat(tokens.token().value()).isEqualTo("kept");
    clock.advanceSeconds(1);
    answer(503, "");
    assertThat(failure(TokenException.class, tokens::token).retryable()).isTrue();
  }

  @Test
  void onlyTheRejectedTokenIsRefreshed() {
    TokenProvider tokens = source(storeWith(with("kept", 3600)));
    tokens.invalidate(AccessToken.of("older"));
    assertThat(tokens.token().value()).isEqualTo("kept");
    tokens.invalidate(AccessToken.of("kept"));
    answer(503, "");
    failure(TokenException.class, tokens::token);
    answerTokens("new", "refresh-1");
    assertThat(tokens.token().value()).isEqualTo("new");
    assertThat(tokens.token().value()).isEqualTo("new");
    assertThat(requests()).isEqualTo(2);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"access_token\":7",
        "\"access_token\":\"\"",
        "\"access_token\":\"a b\"",
        "\"access_token\":[\"a\"]",
        "\"scope\":\"user\"",
        "\"access_token\":\"a\",\"token_type\":7",
        "\"access_token\":\"a\",\"token_type\":\"mac\""
      })
  void aNewRefreshTokenIsStoredEvenIfTheRestIsUnusable(String rest) {
    TokenStore store = storeWith(LOGIN);
    answer(200, "{" + rest + ",\"refresh_token\":\"refresh-1\"}");
    assertThat(failure(TokenException.class, source(store)::token).retryable()).isFalse();
    assertThat(store.read(far)).contains(own(StoredTokens.of("refresh-1")));
  }

  /** No service should do so, but the old refresh token would be spent. */
  @Test
  void aNewRefreshTokenIsStoredFromARefusalWithStatus200() {
    TokenStore store = storeWith(LOGIN);
    answer(
        200, "{\"success\":false,\"error\":\"x\",\"code\":\"x\",\"refresh_token\":\"refresh-1\"}");
    failure(MeException.class, source(store)::token);
    assertThat(store.read(far)).contains(own(StoredTokens.of("refresh-1")));
  }

  @Test
  void aNewRefreshTokenIsStoredEvenIfTheOldAccessTokenIsUsed() {
    TokenStore store = storeWith(with("nearly-expired", 25));
    answer(200, "{\"access_token\":7,\"refresh_token\":\"refresh-1\"}");
    assertThat(source(store).token().value()).isEqualTo("nearly-expired");
    assertThat(refreshToken(store)).contains("refresh-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"{};false", "{\"access_token\":null};false", "[];true", "<p>;true"})
  void anUnusableReplyLeavesTheLoginUnchanged(String body, boolean isRetryable) {
    TokenStore store = storeWith(with("old", 0));
    answer(200, body);
    assertThat(failure(TokenException.class, source(store)::token).retryable())
        .isEqualTo(isRetryable);
    assertThat(store.read(far)).contains(with("old", 0));
  }

  /** Without this rule, calls 2 and 3 would use the token of another user. */
  @Test
  void anInvalidLoginIsNotReplacedByAnotherUsersTokenInAChain() {
    TokenStore store = storeWith(with("nearly-expired", 25));
    answer(400, invalidRefreshToken());
    TokenProvider chain = TokenProvider.chain(source(store), TokenProvider.of("of-someone-else"));
    for (int call = 0; call < 3; call++) {
      failure(UnauthenticatedException.class, chain::token);
      assertThat(store.read(far)).isEmpty();
    }
    assertThat(requests()).isEqualTo(1);
    put(store, with("back", 60));
    assertThat(chain.token().value()).isEqualTo("back");
  }

  @Test
  void aRemovedLoginIsNotReplacedByAnotherUsersTokenInAChain() {
    TokenStore store = storeWith(with("kept", 60));
    TokenProvider chain = TokenProvider.chain(source(store), TokenProvider.of("of-someone-else"));
    assertThat(chain.token().value()).isEqualTo("kept");
    store.clear(far);
    for (int call = 0; call < 2; call++) {
      assertThat(failure(UnauthenticatedException.class, chain::token))
          .hasMessageContaining("is gone; sign in again");
    }
    assertThat(requests()).isZero();
  }

  @Test
  void aChainSkipsAStoreThatNeverHadALogin() {
    TokenStore empty = TokenStore.inMemory();
    assertThat(failure(TokenException.class, source(empty)::token).isMissing()).isTrue();
    TokenProvider chain = TokenProvider.chain(source(empty), TokenProvider.of("next"));
    assertThat(chain.token().value()).isEqualTo("next");
    put(empty, with("back", 60));
    assertThat(chain.token().value()).isEqualTo("back");
  }

  @ParameterizedTest
  @CsvSource({"401, x", "403, access_denied", "400, invalid_client", "404, x", "400, x"})
  void aRefusalForAnotherReasonKeepsTheLogin(int status, String code) {
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
        .hasMessageContaining("belongs to another issuer, not to " + owner().issuer());
    assertThat(refused.isMissing() || refused.retryable()).isFalse();
    assertThat(store.read(far)).contains(foreign);
    assertThat(requests()).isZero();
  }

  @Test
  void aLoginThatChangesItsIssuerDuringTheWaitIsNotUsed() {
    TokenStore inner = storeWith(with("old", 0));
    StoredTokens foreign =
        with("of-another-issuer", 3600).withIssuer(URI.create("https://other.example.com"));
    TokenStore store =
        (deadline, step) -> {
          Optional<StoredTokens> result = inner.update(deadline, step);
          put(inner, foreign); // between the read and the update
          return result;
        };
    failure(TokenException.class, source(store)::token);
    assertThat(inner.read(far)).contains(foreign);
    assertThat(requests()).isZero();
  }

  @Test
  void aLoginWithPendingVerificationNeedsAnIdTokenInTheReply() {
    StoredTokens marked = with("kept", 3600).withVerificationPending(true);
    TokenStore store = storeWith(marked);
    answerTokens("new", "refresh-1");
    assertThat(failure(UnauthenticatedException.class, source(store)::token))
        .hasMessageContaining("must be verified; sign in again");
    assertThat(store.read(far)).contains(own(marked.withRefreshToken("refresh-1")));
    answer(503, "");
    assertThat(failure(TokenException.class, source(store)::token).retryable()).isTrue();
    answer(400, invalidRefreshToken());
    failure(UnauthenticatedException.class, source(store)::token);
    assertThat(store.read(far)).isEmpty();
  }

  @Test
  void aLoginWithoutARefreshTokenIsUsedUntilItsAccessTokenExpires() {
    TokenStore store = storeWith(StoredTokens.of(expiring("kept", 60)));
    TokenProvider tokens = source(store);
    assertThat(tokens.token().value()).isEqualTo("kept");
    clock.advanceSeconds(59);
    assertThat(tokens.token().value()).isEqualTo("kept");
    clock.advanceSeconds(1);
    TokenProvider chain = TokenProvider.chain(tokens, TokenProvider.of("of-someone-else"));
    assertThat(failure(UnauthenticatedException.class, chain::token))
        .hasMessageContaining("cannot be refreshed; sign in again");
    assertThat(requests()).isZero();
  }

  @Test
  void anInterruptDuringTheRequestIsReportedAsOne() {
    TokenProvider tokens = source(storeWith(with("nearly-expired", 25)));
    answer(503, "");
    Thread.currentThread().interrupt();
    TransportException stopped = failure(TransportException.class, tokens::token);
    assertThat(stopped.reason()).isEqualTo(TransportException.Reason.INTERRUPTED);
    assertThat(Thread.interrupted()).isTrue();
  }
}
