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

/** A store that is in use, full, or fails, is no loss of the login. */
abstract class RefreshStoreContract extends RefreshFixture {
  private final StoredTokens login = StoredTokens.of("refresh-0");

  /** A store that runs the step, and keeps its result only while there is room. */
  private class Disk implements TokenStore {
    final TokenStore kept = storeWith(login);
    volatile boolean isFull;
    volatile boolean isFullBefore;
    volatile Runnable whenFull = () -> {};

    @Override
    public Optional<StoredTokens> update(
        Deadline deadline, UnaryOperator<Optional<StoredTokens>> step) {
      if (isFullBefore) {
        whenFull.run();
        throw TokenException.of("no room");
      }
      return kept.update(
          deadline,
          stored -> {
            Optional<StoredTokens> next = step.apply(stored);
            if (isFull && !next.equals(stored)) {
              throw TokenException.of("no room for what came");
            }
            return next;
          });
    }

    @Override
    public Optional<StoredTokens> read(Deadline deadline) {
      return kept.read(deadline);
    }
  }

  @Test
  void nothingIsSentWhenTheStoreHasNoRoomForTheReply() {
    Disk disk = new Disk();
    disk.isFullBefore = true;
    assertThat(failure(TokenException.class, source(disk)::token)).hasMessage("no room");
    put(disk.kept, login.withAccessToken(expiring("nearly-expired", 25)));
    assertThat(source(disk).token().value()).isEqualTo("nearly-expired");
    assertThat(asked()).isZero();
  }

  @Test
  void aTokenThatAnotherProcessStoredInTheMeantimeIsUsedThoughThereIsNoRoom() {
    Disk disk = new Disk();
    disk.isFullBefore = true;
    disk.whenFull = () -> put(disk.kept, login.withAccessToken(expiring("of-another", 60)));
    assertThat(source(disk).token().value()).isEqualTo("of-another");
    disk.whenFull = () -> disk.kept.clear(far);
    put(disk.kept, login);
    failure(UnauthenticatedException.class, source(disk)::token);
    assertThat(asked()).isZero();
  }

  @Test
  void whatCannotBeStoredIsUsedFromMemoryAndStoredWhenThereIsRoom() throws Exception {
    Disk disk = new Disk();
    disk.isFull = true;
    TokenProvider tokens = source(disk);
    answerTokens("access-1", "refresh-1");
    assertThat(tokens.token().value()).isEqualTo("access-1");
    assertThat(tokens.token().value()).isEqualTo("access-1");
    assertThat(refreshToken(disk)).contains("refresh-0");
    clock.advanceSeconds(3600);
    answerTokens("access-2", "refresh-2");
    assertThat(tokens.token().value()).isEqualTo("access-2");
    assertThat(body()).contains("refresh-0");
    assertThat(body()).contains("refresh-1").doesNotContain("refresh-0");
    disk.isFull = false;
    clock.advanceSeconds(3600);
    answerTokens("access-3", "refresh-3");
    assertThat(tokens.token().value()).isEqualTo("access-3");
    assertThat(body()).contains("refresh-2");
    assertThat(refreshToken(disk)).contains("refresh-3");
  }

  @Test
  void whatCouldNotBeStoredGivesWayToWhoeverSignedInMeanwhile() {
    Disk disk = new Disk();
    disk.isFull = true;
    TokenProvider tokens = source(disk);
    answerTokens("access-1", "refresh-1");
    tokens.token();
    put(disk.kept, StoredTokens.of("refresh-9").withAccessToken(expiring("access-9", 3600)));
    disk.isFull = false;
    assertThat(tokens.token().value()).isEqualTo("access-9");
    disk.kept.clear(far);
    failure(UnauthenticatedException.class, tokens::token);
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void aLoginThatEndedIsOverThoughItCannotBeRemoved() {
    Disk disk = new Disk();
    disk.isFull = true;
    TokenProvider tokens = source(disk);
    answer(400, ended());
    for (int call = 0; call < 3; call++) {
      failure(UnauthenticatedException.class, tokens::token);
    }
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void aFailureOfAStoreOfOnesOwnLosesNoTokenEither() {
    TokenStore kept = storeWith(login);
    TokenStore broken =
        new TokenStore() {
          @Override
          public Optional<StoredTokens> update(
              Deadline deadline, UnaryOperator<Optional<StoredTokens>> step) {
            kept.update(
                deadline,
                stored -> {
                  step.apply(stored);
                  return stored;
                });
            throw new IllegalStateException("the database is gone");
          }

          @Override
          public Optional<StoredTokens> read(Deadline deadline) {
            return kept.read(deadline);
          }
        };
    answerTokens("access-1", "refresh-1");
    TokenProvider tokens = source(broken);
    assertThat(tokens.token().value()).isEqualTo("access-1");
    assertThat(tokens.token().value()).isEqualTo("access-1");
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void aStoredTokenIsUsedWhileAnotherRefreshHoldsTheStore() throws Exception {
    TokenStore store = storeWith(login.withAccessToken(expiring("kept", 60)));
    whileInUse(store, () -> assertThat(source(store).token().value()).isEqualTo("kept"));
    put(store, login.withAccessToken(expiring("nearly-expired", 25)));
    AtomicLong time = new AtomicLong();
    Deadline passed = Deadline.after(Duration.ofNanos(1), time::getAndIncrement);
    whileInUse(
        store, () -> assertThat(source(store).token(passed).value()).isEqualTo("nearly-expired"));
    assertThat(asked()).isZero();
  }

  @Test
  void aValidTokenIsUsedAfterATenthOfTheTimeWhenAnotherProcessHoldsTheStore() {
    AtomicReference<Duration> wait = new AtomicReference<>();
    Disk held =
        new Disk() {
          @Override
          public Optional<StoredTokens> update(
              Deadline deadline, UnaryOperator<Optional<StoredTokens>> step) {
            wait.set(deadline.remaining());
            throw TokenException.retryable("in use", null);
          }
        };
    put(held.kept, login.withAccessToken(expiring("nearly-expired", 25)));
    assertThat(source(held).token(far).value()).isEqualTo("nearly-expired");
    assertThat(wait.get()).isLessThanOrEqualTo(Duration.ofMinutes(1));
    put(held.kept, login);
    failure(TokenException.class, () -> source(held).token(far));
    assertThat(wait.get()).isGreaterThan(Duration.ofMinutes(1));
    assertThat(asked()).isZero();
  }

  @Test
  void aCallWaitsForTheStoreWithinItsDeadlineAndThenSendsNothing() throws Exception {
    TokenStore store = storeWith(login);
    AtomicLong time = new AtomicLong();
    Deadline passed = Deadline.after(Duration.ofNanos(1), time::getAndIncrement);
    whileInUse(
        store,
        () ->
            assertThat(failure(TokenException.class, () -> source(store).token(passed)))
                .matches(TokenException::retryable)
                .hasMessageStartingWith("the token store was in use"));
    assertThat(asked()).isZero();
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
  void aRefreshTokenIsSentOnlyWithTimeForTheReply(long all, long waited, boolean isSent) {
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
          .hasMessageStartingWith("the token store was in use until too little time was left");
    }
    assertThat(asked()).isEqualTo(isSent ? 1 : 0);
    assertThat(refreshToken(kept)).contains(isSent ? "refresh-1" : "refresh-0");
  }
}
