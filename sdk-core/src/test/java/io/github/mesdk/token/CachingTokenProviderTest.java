package io.github.mesdk.token;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.TokenException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The fresh, prefetch and mandatory zones of a token. */
class CachingTokenProviderTest {
  private final TokenException down = TokenException.unavailable("the endpoint is down", null);

  private final FakeClock clock = new FakeClock();
  private final RecordedThreads threads = new RecordedThreads();
  private final ScriptedTokens source = new ScriptedTokens();

  /** Runs each refresh on the thread of the caller. */
  private final TokenProvider immediate = builder().threads(Runnable::run).build();

  /** Runs its refreshes in {@link RecordedThreads#runAll}. */
  private final TokenProvider delayed = builder().threads(threads).build();

  /** With random 0, so refreshes start as early as possible. */
  private CachingTokenProviderBuilder builder() {
    return TokenProvider.cachingBuilder(source).clock(clock, clock::nanoTime).random(() -> 0);
  }

  private static Instant at(long second) {
    return FakeClock.START.plusSeconds(second);
  }

  private static String read(TokenProvider tokens) {
    return tokens.token(Deadlines.far()).value();
  }

  private void fetchDelayed() {
    assertThatThrownBy(() -> delayed.token(Deadlines.passed())).isInstanceOf(TokenException.class);
    threads.runAll();
  }

  @Test
  void aTokenThatIsValidForAMinuteCostsOneCallToTheSource() {
    source.thenReturn("one", at(60));
    for (int i = 0; i < 20; i++) {
      assertThat(read(immediate)).isEqualTo("one");
      clock.advanceSeconds(2);
    }
    assertThat(source.calls()).isEqualTo(1);
  }

  @Test
  void theSourceGetsTheRefreshTimeoutAsItsDeadline() {
    source.thenReturn("one", at(3600));
    TokenProvider tokens = builder().threads(Runnable::run).refreshTimeout(ofSeconds(7)).build();
    tokens.token(Deadlines.passed());
    assertThat(source.deadlines()).singleElement().matches(d -> d.remaining().equals(ofSeconds(7)));
    assertThat(tokens.token().value()).isEqualTo("one");
  }

  @Test
  void callersGetTheTokenAtOnceWhileOneRefreshRunsInTheBackground() {
    source.thenReturn("one", at(3600)).thenReturn("two", at(7200));
    fetchDelayed();
    clock.advanceSeconds(3299);
    assertThat(read(delayed)).isEqualTo("one");
    assertThat(threads.started()).isEqualTo(1);
    clock.advanceSeconds(1);
    for (int i = 0; i < 20; i++) {
      assertThat(read(delayed)).isEqualTo("one");
    }
    assertThat(threads.started()).isEqualTo(2);
    threads.runAll();
    assertThat(read(delayed)).isEqualTo("two");
    assertThat(source.calls()).isEqualTo(2);
  }

  @Test
  void theRefreshStartsAtARandomMomentInTheFirstHalfOfThePrefetchZone() {
    source.thenReturn("one", at(3600)).thenReturn("two", at(7200));
    TokenProvider tokens = builder().random(() -> 1).threads(Runnable::run).build();
    assertThat(read(tokens)).isEqualTo("one");
    clock.advance(ofSeconds(3435).minusMillis(1)); // 3,300 + (300 - 30) / 2
    assertThat(read(tokens)).isEqualTo("one");
    assertThat(source.calls()).isEqualTo(1);
    clock.advance(ofMillis(1));
    assertThat(read(tokens)).isEqualTo("one");
    assertThat(source.calls()).isEqualTo(2);
    assertThat(read(tokens)).isEqualTo("two");
  }

  @Test
  void callersWaitForTheRefreshInTheMandatoryZone() {
    source.thenReturn("one", at(3600)).thenReturn("two", at(7200));
    assertThat(read(immediate)).isEqualTo("one");
    clock.advanceSeconds(3570);
    assertThat(read(immediate)).isEqualTo("two");
  }

  @Test
  void theValidTokenIsUsedIfAMandatoryRefreshFailsOrTakesTooLong() {
    source.thenReturn("one", at(3600)).thenThrow(down);
    fetchDelayed();
    clock.advanceSeconds(3570);
    assertThat(delayed.token(Deadlines.passed()).value()).isEqualTo("one");
    threads.runAll();
    assertThat(source.calls()).isEqualTo(2);
    assertThat(read(delayed)).isEqualTo("one");
  }

  @Test
  void afterAFailedRefreshCallersDoNotWaitWhileTheTokenIsValid() {
    source.thenReturn("one", at(3600)).thenThrow(down);
    fetchDelayed();
    clock.advanceSeconds(3300);
    read(delayed);
    threads.runAll();
    clock.advanceSeconds(299);
    assertThat(read(delayed)).isEqualTo("one"); // the refresh never runs, so waiting would hang
    assertThat(threads.started()).isEqualTo(3);
  }

  @Test
  void theBuilderSetsTheMargins() {
    source.thenReturn("one", at(3600)).thenReturn("two", at(7200));
    TokenProvider tokens =
        builder()
            .prefetchMargin(ofMinutes(10))
            .mandatoryMargin(ofMinutes(4))
            .threads(Runnable::run)
            .build();
    read(tokens);
    clock.advanceSeconds(3000 - 1);
    read(tokens);
    assertThat(source.calls()).isEqualTo(1);
    clock.advanceSeconds(360 + 1);
    assertThat(read(tokens)).isEqualTo("two");
  }

  @Test
  void theMarginsOfAShortLivedTokenAreFractionsOfItsLifetime() {
    source.thenReturn("one", at(40)).thenReturn("two", at(80));
    fetchDelayed();
    clock.advance(ofSeconds(30).minusMillis(1)); // a quarter of 40 s before expiry
    read(delayed);
    assertThat(threads.started()).isEqualTo(1);
    clock.advance(ofMillis(1));
    assertThat(read(delayed)).isEqualTo("one");
    assertThat(threads.started()).isEqualTo(2);
    clock.advance(ofSeconds(6).minusMillis(1)); // a tenth of 40 s before expiry
    assertThat(read(delayed)).isEqualTo("one");
    threads.runAll();
    assertThat(read(delayed)).isEqualTo("two");
  }

  @Test
  void aTokenThatArrivesExpiredIsUsedForASecond() {
    clock.advanceSeconds(60);
    source.thenReturn("late", at(30)).thenReturn("later", at(31));
    for (int i = 0; i < 5; i++) {
      assertThat(read(immediate)).isEqualTo("late");
      clock.advance(ofMillis(199));
    }
    assertThat(source.calls()).isEqualTo(1);
    clock.advance(ofMillis(5));
    assertThat(read(immediate)).isEqualTo("later");
  }

  @Test
  void aTokenWithoutExpiryIsKeptUntilItIsRejected() {
    source.thenReturn("one").thenReturn("two");
    read(immediate);
    clock.advanceSeconds(10L * 365 * 24 * 3600);
    assertThat(read(immediate)).isEqualTo("one");
    immediate.invalidate(AccessToken.of("one"));
    assertThat(read(immediate)).isEqualTo("two");
  }

  @Test
  void aTokenThatExpiresAtInstantMaxIsKept() {
    source.thenReturn("one", Instant.MAX);
    read(immediate);
    clock.advanceSeconds(3600);
    assertThat(read(immediate)).isEqualTo("one");
    assertThat(source.calls()).isEqualTo(1);
  }

  @Test
  void invalidOptionsAreRejected() {
    CachingTokenProviderBuilder builder = TokenProvider.cachingBuilder(source);
    assertThatThrownBy(() -> builder.prefetchMargin(ofSeconds(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the prefetch margin must be positive: PT0S");
    assertThatThrownBy(() -> builder.mandatoryMargin(ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.refreshTimeout(ofSeconds(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.backoff(ofSeconds(0), ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.backoff(ofSeconds(2), ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(builder.prefetchMargin(ofSeconds(29))::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must not exceed");
  }
}
