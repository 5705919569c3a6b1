package io.github.mesdk.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls wait for a store that another call or process has locked, and lose no login. */
abstract class RefreshWaitContract extends RefreshFixture {
  final StoredTokens login = StoredTokens.of("refresh-0");

  @Test
  void aStoredTokenIsUsedWhileAnotherRefreshLocksTheStore() throws Exception {
    TokenStore store = storeWith(login.withAccessToken(expiring("kept", 60)));
    whileInUse(store, () -> assertThat(source(store).token().value()).isEqualTo("kept"));
    put(store, login.withAccessToken(expiring("nearly-expired", 25)));
    AtomicLong time = new AtomicLong();
    Deadline passed = Deadline.after(Duration.ofNanos(1), time::getAndIncrement);
    whileInUse(
        store, () -> assertThat(source(store).token(passed).value()).isEqualTo("nearly-expired"));
    assertThat(requests()).isZero();
  }

  @Test
  void aValidTokenIsUsedAfterATenthOfTheTimeIfTheStoreIsLocked() {
    AtomicReference<Duration> wait = new AtomicReference<>();
    TokenStore kept = storeWith(login.withAccessToken(expiring("nearly-expired", 25)));
    TokenStore held =
        new TokenStore() {
          @Override
          public Optional<StoredTokens> update(
              Deadline deadline, UnaryOperator<Optional<StoredTokens>> step) {
            wait.set(deadline.remaining());
            throw TokenException.unavailable("in use", null);
          }

          @Override
          public Optional<StoredTokens> read(Deadline deadline) {
            return kept.read(deadline);
          }
        };
    assertThat(source(held).token(far).value()).isEqualTo("nearly-expired");
    assertThat(wait.get()).isLessThanOrEqualTo(Duration.ofMinutes(1));
    put(kept, login);
    failure(TokenException.class, () -> source(held).token(far));
    assertThat(wait.get()).isGreaterThan(Duration.ofMinutes(1));
    assertThat(requests()).isZero();
  }

  /** Another thread may read the login just before it ends. */
  @Test
  void theReasonWhyALoginEndedIsKeptDespiteALateReader() {
    TokenStore kept = storeWith(login);
    TokenStore late =
        new TokenStore() {
          @Override
          public Optional<StoredTokens> update(
              Deadline deadline, UnaryOperator<Optional<StoredTokens>> step) {
            return kept.update(deadline, step);
          }

          @Override
          public Optional<StoredTokens> read(Deadline deadline) {
            return Optional.of(login);
          }
        };
    TokenProvider tokens = source(late);
    answer(400, invalidRefreshToken());
    String reason = failure(UnauthenticatedException.class, tokens::token).getMessage();
    assertThat(failure(UnauthenticatedException.class, tokens::token)).hasMessage(reason);
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void theReasonWhyALoginEndedIsForgottenAfterTheNextLogin() {
    TokenStore store = storeWith(login);
    TokenProvider tokens = source(store);
    answer(400, invalidRefreshToken());
    failure(UnauthenticatedException.class, tokens::token);
    put(store, StoredTokens.of("refresh-9").withAccessToken(expiring("next", 60)));
    assertThat(tokens.token().value()).isEqualTo("next");
    store.clear(far);
    assertThat(failure(UnauthenticatedException.class, tokens::token))
        .hasMessageContaining("is gone; sign in again");
  }

  @Test
  void aCallWaitsForTheStoreUntilItsDeadlineAndSendsNothing() throws Exception {
    TokenStore store = storeWith(login);
    AtomicLong time = new AtomicLong();
    Deadline passed = Deadline.after(Duration.ofNanos(1), time::getAndIncrement);
    whileInUse(
        store,
        () ->
            assertThat(failure(TokenException.class, () -> source(store).token(passed)))
                .matches(TokenException::retryable)
                .hasMessageStartingWith("the token store was in use"));
    assertThat(requests()).isZero();
  }

  private void whileInUse(TokenStore store, Runnable check) throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    Thread holder =
        new Thread(() ->
            store.update(
                far,
                stored -> {
                  held.countDown();
                  await(open);
                  return stored;
                }));
    holder.start();
    await(held);
    try {
      check.run();
    } finally {
      open.countDown();
      holder.join();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(50, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"20000, 14999, true", "20000, 15001, false", "2000, 999, true", "2000, 1001, false"})
  void aRefreshTokenIsSentOnlyIfEnoughTimeIsLeft(long all, long waited, boolean isSent) {
    AtomicLong millis = new AtomicLong();
    TokenStore kept = storeWith(login);
    TokenStore slow =
        (deadline, step) ->
            kept.update(
                far,
                stored -> {
                  millis.set(waited);
                  return step.apply(stored);
                });
    Deadline deadline =
        Deadline.after(Duration.ofMillis(all), () -> TimeUnit.MILLISECONDS.toNanos(millis.get()));
    answerTokens("new", "refresh-1");
    if (isSent) {
      assertThat(source(slow).token(deadline).value()).isEqualTo("new");
    } else {
      assertThat(failure(TokenException.class, () -> source(slow).token(deadline)))
          .matches(TokenException::retryable)
          .hasMessageStartingWith("the token store was in use too long; too little time is left");
    }
    assertThat(requests()).isEqualTo(isSent ? 1 : 0);
    assertThat(refreshToken(kept)).contains(isSent ? "refresh-1" : "refresh-0");
  }
}
