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

/** What becomes of a token that the service did not accept. */
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
  void dropsTheRejectedTokenAndTellsTheSourceOnce() {
    source.give("one").give("two");
    immediate.token();
    immediate.invalidate(ONE);
    immediate.invalidate(ONE);
    assertThat(immediate.token()).isEqualTo(TWO);
    immediate.invalidate(ONE);
    assertThat(immediate.token()).isEqualTo(TWO);
    assertThat(source.rejected()).containsExactly(ONE);
    assertThat(source.asked()).isEqualTo(2);
  }

  @Test
  void keepsANewerToken() {
    source.give("two");
    immediate.token();
    immediate.invalidate(ONE);
    assertThat(immediate.token()).isEqualTo(TWO);
    assertThat(source.rejected()).isEmpty();
    assertThat(source.asked()).isEqualTo(1);
  }

  @Test
  void tellsTheSourceBeforeItAsks() {
    List<String> order = new ArrayList<>();
    TokenProvider tokens =
        cached(
            new TokenProvider() {
              @Override
              public AccessToken token() {
                order.add("asked");
                return ONE;
              }

              @Override
              public void invalidate(AccessToken rejected) {
                order.add("told");
              }
            },
            Runnable::run);
    tokens.token();
    tokens.invalidate(ONE);
    tokens.token();
    assertThat(order).containsExactly("asked", "told", "asked");
  }

  @Test
  void startsNoSecondRefreshWhileOneRuns() {
    source.give("one", FakeClock.START.plusSeconds(3600)).give("two");
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
  void usesARejectedTokenThatTheSourceGivesAgain() {
    source.give("one");
    immediate.token();
    immediate.invalidate(ONE);
    assertThat(immediate.token()).isEqualTo(ONE);
    assertThat(immediate.token()).isEqualTo(ONE);
    assertThat(source.asked()).isEqualTo(2);
    clock.advanceSeconds(1);
    immediate.invalidate(ONE);
    immediate.token();
    assertThat(source.rejected()).containsExactly(ONE, ONE);
  }

  @Test
  void givesNoRejectedTokenWhenItsRefreshFails() {
    source.give("one", FakeClock.START.plusSeconds(3600)).fail(TokenException.of("signed out"));
    immediate.token();
    immediate.invalidate(ONE);
    assertThatThrownBy(immediate::token).hasMessage("signed out");
    Deadline later = Deadlines.far();
    assertThatThrownBy(() -> immediate.token(later)).hasMessage("signed out");
    assertThat(source.asked()).isEqualTo(2);
  }

  @Test
  void spendsOneRefreshPerPauseOnAServiceThatAcceptsNoToken() {
    source.give("one").give("two").give("three").give("four");
    for (int i = 0; i < 1000; i++) {
      immediate.invalidate(immediate.token());
    }
    assertThat(source.asked()).isEqualTo(2);
    clock.advanceSeconds(1);
    for (int i = 0; i < 1000; i++) {
      immediate.invalidate(immediate.token());
    }
    assertThat(source.asked()).isEqualTo(3);
    clock.advance(Duration.ofMillis(999));
    immediate.invalidate(immediate.token());
    immediate.token();
    assertThat(source.asked()).as("the second pause is twice the first").isEqualTo(3);
    clock.advance(Duration.ofMillis(1));
    immediate.invalidate(immediate.token());
    immediate.token();
    assertThat(source.asked()).isEqualTo(4);
  }

  @Test
  void forgetsRejectionsThatLieFarBack() {
    source.give("one").give("two").give("three").give("four");
    for (int i = 0; i < 3; i++) {
      immediate.invalidate(immediate.token());
      immediate.token();
      clock.advanceSeconds(120);
    }
    assertThat(source.asked()).isEqualTo(4);
  }

  @Test
  void chargesARejectionDuringARefreshToNoLaterOne() {
    source
        .give("one", FakeClock.START.plusSeconds(3600))
        .give("two", FakeClock.START.plusSeconds(7000))
        .give("three")
        .give("four");
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
  void doesNotTakeATokenThatWasRejectedBeforeItArrived() {
    source.give("one", FakeClock.START.plusSeconds(3600));
    token(delayed);
    source.give("one").give("two");
    clock.advanceSeconds(3400);
    delayed.token();
    delayed.invalidate(ONE);
    threads.runAll();
    assertThat(token(delayed)).isEqualTo(TWO);
  }

  /** Asks, lets the refresh run that is due, and asks again. */
  private AccessToken token(TokenProvider tokens) {
    assertThatThrownBy(() -> tokens.token(Deadlines.passed())).isInstanceOf(TokenException.class);
    threads.runAll();
    return tokens.token();
  }
}
