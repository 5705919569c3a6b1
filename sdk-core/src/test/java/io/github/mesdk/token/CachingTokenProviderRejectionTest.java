package io.github.mesdk.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Tokens that the service rejected. */
class CachingTokenProviderRejectionTest {
  private static final AccessToken ONE = AccessToken.of("one");
  private static final AccessToken TWO = AccessToken.of("two");

  private final FakeClock clock = new FakeClock();
  private final RecordedThreads threads = new RecordedThreads();
  private final ScriptedTokens source = new ScriptedTokens();
  private final TokenProvider immediate = cached(source, Runnable::run);
  private final TokenProvider delayed = cached(source, threads);

  private TokenProvider cached(TokenProvider source, Consumer<Runnable> threads) {
    return TokenProvider.cachingBuilder(source)
        .clock(clock, clock::nanoTime)
        .random(() -> 0)
        .threads(threads)
        .build();
  }

  @Test
  void theRejectedTokenIsDroppedAndInvalidatedInTheSourceOnce() {
    source.thenReturn("one").thenReturn("two");
    immediate.token();
    immediate.invalidate(ONE);
    immediate.invalidate(ONE);
    assertThat(immediate.token()).isEqualTo(TWO);
    immediate.invalidate(ONE);
    assertThat(immediate.token()).isEqualTo(TWO);
    assertThat(source.rejected()).containsExactly(ONE);
    assertThat(source.calls()).isEqualTo(2);
  }

  @Test
  void aRejectionOfAnOlderTokenKeepsTheNewerOne() {
    source.thenReturn("two");
    immediate.token();
    immediate.invalidate(ONE);
    assertThat(immediate.token()).isEqualTo(TWO);
    assertThat(source.rejected()).isEmpty();
    assertThat(source.calls()).isEqualTo(1);
  }

  @Test
  void theSourceIsInvalidatedBeforeItIsCalled() {
    List<String> order = new ArrayList<>();
    TokenProvider tokens =
        cached(
            new TokenProvider() {
              @Override
              public AccessToken token() {
                order.add("called");
                return ONE;
              }

              @Override
              public void invalidate(AccessToken rejected) {
                order.add("invalidated");
              }
            },
            Runnable::run);
    tokens.token();
    tokens.invalidate(ONE);
    tokens.token();
    assertThat(order).containsExactly("called", "invalidated", "called");
  }

  @Test
  void noSecondRefreshStartsWhileOneRuns() {
    source.thenReturn("one", FakeClock.START.plusSeconds(3600)).thenReturn("two");
    assertThatThrownBy(() -> delayed.token(Deadlines.passed())).isInstanceOf(TokenException.class);
    threads.runAll();
    clock.advanceSeconds(3400);
    delayed.token();
    delayed.invalidate(ONE);
    assertThatThrownBy(() -> delayed.token(Deadlines.passed())).isInstanceOf(TokenException.class);
    assertThat(threads.started()).isEqualTo(2);
    threads.runAll();
    assertThat(delayed.token()).isEqualTo(TWO);
    delayed.invalidate(TWO);
    assertThatThrownBy(() -> delayed.token(Deadlines.passed())).isInstanceOf(TokenException.class);
    threads.runAll();
    assertThat(source.rejected()).containsExactly(ONE, TWO);
  }

  @Test
  void aRejectedTokenIsUsedIfTheSourceReturnsItAgain() {
    source.thenReturn("one");
    immediate.token();
    immediate.invalidate(ONE);
    assertThat(immediate.token()).isEqualTo(ONE);
    assertThat(immediate.token()).isEqualTo(ONE);
    assertThat(source.calls()).isEqualTo(2);
    clock.advanceSeconds(1);
    immediate.invalidate(ONE);
    immediate.token();
    assertThat(source.rejected()).containsExactly(ONE, ONE);
  }

  @Test
  void aRejectedTokenIsNotReturnedIfItsRefreshFails() {
    source
        .thenReturn("one", FakeClock.START.plusSeconds(3600))
        .thenThrow(TokenException.of("signed out"));
    immediate.token();
    immediate.invalidate(ONE);
    assertThatThrownBy(immediate::token).hasMessage("signed out");
    Deadline later = Deadlines.far();
    assertThatThrownBy(() -> immediate.token(later)).hasMessage("signed out");
    assertThat(source.calls()).isEqualTo(2);
  }

  @Test
  void aServiceThatRejectsEveryTokenCostsOneRefreshPerBackoff() {
    source.thenReturn("one").thenReturn("two").thenReturn("three").thenReturn("four");
    for (int i = 0; i < 1000; i++) {
      immediate.invalidate(immediate.token());
    }
    assertThat(source.calls()).isEqualTo(2);
    clock.advanceSeconds(1);
    for (int i = 0; i < 1000; i++) {
      immediate.invalidate(immediate.token());
    }
    assertThat(source.calls()).isEqualTo(3);
    clock.advance(Duration.ofMillis(999));
    immediate.invalidate(immediate.token());
    immediate.token();
    assertThat(source.calls()).as("the second backoff is twice the first").isEqualTo(3);
    clock.advance(Duration.ofMillis(1));
    immediate.invalidate(immediate.token());
    immediate.token();
    assertThat(source.calls()).isEqualTo(4);
  }

  @Test
  void theReplacementBackoffIsResetAfterAWhile() {
    source.thenReturn("one").thenReturn("two").thenReturn("three").thenReturn("four");
    for (int i = 0; i < 3; i++) {
      immediate.invalidate(immediate.token());
      immediate.token();
      clock.advanceSeconds(120);
    }
    assertThat(source.calls()).isEqualTo(4);
  }

  @Test
  void aRejectionDuringARefreshDoesNotDelayTheNextRejection() {
    source
        .thenReturn("one", FakeClock.START.plusSeconds(3600))
        .thenReturn("two", FakeClock.START.plusSeconds(7000))
        .thenReturn("three")
        .thenReturn("four");
    token(delayed);
    clock.advanceSeconds(3400);
    delayed.token();
    delayed.invalidate(ONE);
    threads.runAll();
    clock.advanceSeconds(3400);
    assertThat(delayed.token()).isEqualTo(TWO);
    threads.runAll();
    assertThat(delayed.token().value()).isEqualTo("three");
    delayed.invalidate(AccessToken.of("three"));
    assertThat(token(delayed).value()).isEqualTo("four");
  }

  @Test
  void aTokenThatWasRejectedDuringItsRefreshIsNotUsed() {
    source.thenReturn("one", FakeClock.START.plusSeconds(3600));
    token(delayed);
    source.thenReturn("one").thenReturn("two");
    clock.advanceSeconds(3400);
    delayed.token();
    delayed.invalidate(ONE);
    threads.runAll();
    assertThat(token(delayed)).isEqualTo(TWO);
  }

  /** Starts a refresh, runs it, and returns the new token. */
  private AccessToken token(TokenProvider tokens) {
    assertThatThrownBy(() -> tokens.token(Deadlines.passed())).isInstanceOf(TokenException.class);
    threads.runAll();
    return tokens.token();
  }
}
