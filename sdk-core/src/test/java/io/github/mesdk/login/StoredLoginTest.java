package io.github.mesdk.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a stored token will do, when the system is asked, and what stays in the store. */
@Timeout(60)
class StoredLoginTest extends LoginFixture {
  private static final String NEXT = "{\"access_token\":\"new\",\"refresh_token\":\"refresh-1\"}";

  private TokenProvider source() {
    return CloudBaseLogin.refreshing(CloudBase.at(origin()), store).clock(clock).source();
  }

  private void putAccess(String value, long seconds) {
    put(
        StoredTokens.of("refresh-0")
            .withAccessToken(AccessToken.of(value, clock.instant().plusSeconds(seconds))));
  }

  private String stored() {
    return store.read(far).map(StoredTokens::refreshToken).orElse("nothing");
  }

  @Test
  void givesAStoredTokenWithoutARequestWhileItIsValid() {
    putAccess("kept", 31);
    assertThat(source().token().value()).isEqualTo("kept");
    put(StoredTokens.of("refresh-0").withAccessToken(AccessToken.of("endless")));
    TokenProvider tokens = source();
    assertThat(tokens.token().value()).isEqualTo("endless");
    assertThat(tokens.token().value()).isEqualTo("endless");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void asksWhenTheStoredTokenHasEnded() {
    putAccess("ended", 0);
    answer(200, NEXT);
    assertThat(source().token().value()).isEqualTo("new");
    assertThat(stored()).isEqualTo("refresh-1");
  }

  @Test
  void asksWhenTheStoredTokenHasHalfAMinuteLeft() {
    putAccess("nearly-ended", 30);
    answer(200, NEXT);
    assertThat(source().token().value()).isEqualTo("new");
    assertThat(stored()).isEqualTo("refresh-1");
  }

  @Test
  void givesATokenThatHasNearlyEndedWhileItsRenewalFails() {
    for (int status : new int[] {503, 401, 404, 200}) {
      putAccess("nearly-ended", 1);
      answer(status, "");
      assertThat(source().token().value()).isEqualTo("nearly-ended");
      assertThat(stored()).isEqualTo("refresh-0");
    }
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void givesNoTokenOfALoginThatIsOverThoughItHasNotEnded() {
    putAccess("nearly-ended", 1);
    answer(400, "{\"error\":\"invalid_grant\"}");
    assertThat(catchThrowableOfType(UnauthenticatedException.class, source()::token)).isNotNull();
    assertThat(stored()).isEqualTo("nothing");
  }

  @Test
  void givesNoTokenThatWasRejectedOrGivenBeforeWhenItsRenewalFails() {
    putAccess("kept", 31);
    TokenProvider tokens = source();
    AccessToken kept = tokens.token();
    answer(503, "");
    assertThat(catchThrowableOfType(TokenException.class, tokens::token)).isNotNull();
    TokenProvider another = source();
    another.invalidate(kept);
    answer(503, "");
    assertThat(catchThrowableOfType(TokenException.class, another::token)).isNotNull();
  }

  @Test
  void asksWhenTheStoredTokenWasRejectedAndOnlyThen() {
    putAccess("kept", 3600);
    TokenProvider tokens = source();
    tokens.invalidate(AccessToken.of("another"));
    assertThat(tokens.token().value()).isEqualTo("kept");
    tokens.invalidate(AccessToken.of("kept"));
    answer(200, NEXT);
    assertThat(tokens.token().value()).isEqualTo("new");
    assertThat(tokens.token().value()).isEqualTo("new");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void takesWhatAnotherProcessRenewedInPlaceOfARejectedToken() {
    putAccess("mine", 3600);
    TokenProvider tokens = source();
    AccessToken mine = tokens.token();
    putAccess("of-another-process", 60);
    tokens.invalidate(mine);
    assertThat(tokens.token().value()).isEqualTo("of-another-process");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void renewsAheadOfTheEndATokenThatItGaveBefore() {
    putAccess("kept", 600);
    TokenProvider tokens = source();
    tokens.token();
    clock.advanceSeconds(299);
    assertThat(tokens.token().value()).isEqualTo("kept");
    clock.advanceSeconds(1);
    answer(200, NEXT);
    assertThat(tokens.token().value()).isEqualTo("new");
  }

  @Test
  void letsTheNextOfAChainHaveItsTryWhenNobodyIsSignedIn() {
    store.clear(far);
    TokenProvider tokens = source();
    assertThat(catchThrowableOfType(TokenException.class, tokens::token))
        .matches(TokenException::absent)
        .hasMessage("nobody is signed in: there is no login in TokenStore{in memory}");
    TokenProvider chain = TokenProvider.chain(tokens, TokenProvider.of("next"));
    assertThat(chain.token().value()).isEqualTo("next");
    putAccess("back", 60);
    assertThat(chain.token().value()).isEqualTo("back");
  }

  @Test
  void aLoginThatEndedIsNotFollowedByAnotherIdentityUntilSomebodySignsInAgain() {
    answer(400, "{\"error\":\"invalid_grant\"}");
    TokenProvider chain = TokenProvider.chain(source(), TokenProvider.of("of-somebody-else"));
    for (int i = 0; i < 3; i++) {
      assertThat(catchThrowableOfType(UnauthenticatedException.class, chain::token))
          .hasMessage("cloudbase: 400 invalid_grant (the token is not valid)");
      assertThat(stored()).isEqualTo("nothing");
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
    putAccess("back", 60);
    assertThat(chain.token().value()).isEqualTo("back");
    store.clear(far);
    assertThat(catchThrowableOfType(UnauthenticatedException.class, chain::token))
        .hasMessageContaining("the login that was in TokenStore{in memory} is gone; sign in again");
    TokenProvider fresh = TokenProvider.chain(source(), TokenProvider.of("of-somebody-else"));
    assertThat(fresh.token().value()).isEqualTo("of-somebody-else");
  }

  @Test
  void keepsANewRefreshTokenThoughTheRestCannotBeRead() {
    for (String rest :
        new String[] {"\"access_token\":7", "\"access_token\":\"a b\"", "\"token_type\":\"mac\""}) {
      answer(200, "{" + rest + ",\"refresh_token\":\"refresh-1\",\"token\":\"x\"}");
      put(StoredTokens.of("refresh-0"));
      assertThat(catchThrowableOfType(TokenException.class, source()::token))
          .matches(TokenException::retryable);
      assertThat(stored()).isEqualTo("refresh-1");
    }
  }

  @Test
  void leavesAllAsItWasWhenTheAnswerHoldsNothingOfUse() {
    for (String body :
        new String[] {"{}", "[]", "<p>", "{\"access_token\":\"\"}", "{\"access_token\":null}"}) {
      answer(200, body);
      putAccess("ended", 0);
      assertThat(catchThrowableOfType(TokenException.class, source()::token))
          .matches(TokenException::retryable);
      assertThat(store.read(far).flatMap(StoredTokens::accessToken).map(AccessToken::value))
          .contains("ended");
    }
    answer(200, "{\"access_token\":\"new\",\"refresh_token\":7}");
    assertThat(catchThrowableOfType(TokenException.class, source()::token))
        .hasMessageEndingWith("at refresh_token: not text");
  }

  @Test
  void waitsForItsTurnWithinTheDeadlineAndThenSendsNothing() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    FutureTask<Optional<StoredTokens>> holder =
        new FutureTask<>(() -> store.update(far, stored -> hold(stored, held, open)));
    new Thread(holder).start();
    held.await();
    AtomicInteger time = new AtomicInteger();
    Deadline passed = Deadline.after(Duration.ofNanos(1), time::getAndIncrement);
    assertThat(catchThrowableOfType(TokenException.class, () -> source().token(passed)))
        .matches(TokenException::retryable)
        .hasMessageStartingWith("the token store was in use");
    open.countDown();
    holder.get();
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"20000, 14999, true", "20000, 15001, false", "2000, 999, true", "2000, 1001, false"})
  void sendsARefreshTokenOnlyWithTimeForTheAnswer(long all, long waited, boolean isSent) {
    AtomicLong millis = new AtomicLong();
    TokenStore slow =
        (deadline, step) ->
            store.update(
                far,
                stored -> {
                  millis.set(waited);
                  return step.apply(stored);
                });
    Deadline deadline =
        Deadline.after(Duration.ofMillis(all), () -> TimeUnit.MILLISECONDS.toNanos(millis.get()));
    TokenProvider tokens = CloudBaseLogin.refreshing(CloudBase.at(origin()), slow).source();
    answer(200, NEXT);
    if (isSent) {
      assertThat(tokens.token(deadline).value()).isEqualTo("new");
    } else {
      assertThat(catchThrowableOfType(TokenException.class, () -> tokens.token(deadline)))
          .matches(TokenException::retryable)
          .hasMessageStartingWith("the token store was in use until too little time was left");
    }
    assertThat(server.getRequestCount()).isEqualTo(isSent ? 1 : 0);
    assertThat(stored()).isEqualTo(isSent ? "refresh-1" : "refresh-0");
  }

  private static Optional<StoredTokens> hold(
      Optional<StoredTokens> stored, CountDownLatch held, CountDownLatch open) {
    held.countDown();
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return stored;
  }
}
