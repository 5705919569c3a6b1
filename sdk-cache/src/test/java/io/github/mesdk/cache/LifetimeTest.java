package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each rule that says how long an answer is given, by a clock that only the test moves. */
@Timeout(60)
class LifetimeTest extends CacheFixture {

  private static Instant in(long seconds) {
    return FakeClock.START.plusSeconds(seconds);
  }

  @Test
  void anAnswerIsGivenForAMinuteAndNotLonger() {
    ask("one");
    clock.advanceSeconds(59);
    ask("one");
    assertLoads(1);
    clock.advanceSeconds(1);
    ask("one");
    assertLoads(2);
    assertThat(outcomes).containsExactly(CacheOutcome.MISS, CacheOutcome.HIT, CacheOutcome.MISS);
  }

  @Test
  void theTimeCountsFromWhenTheServiceWasAsked() {
    service =
        () -> {
          clock.advanceSeconds(20);
          return user(7);
        };
    ask("one");
    clock.advanceSeconds(40);
    ask("one");
    assertLoads(2);
  }

  @Test
  void theTimeToLiveMayBeAnother() {
    cache = builder().timeToLive(Duration.ofSeconds(5)).build();
    ask("one");
    clock.advanceSeconds(5);
    ask("one");
    assertLoads(2);
  }

  @Test
  void anAnswerEndsWithItsTokenThoughItIsFresh() {
    AccessToken token = AccessToken.of("one", in(10));
    ask(request(token));
    clock.advanceSeconds(9);
    ask(request(token));
    assertLoads(1);
    clock.advanceSeconds(1);
    ask(request(token));
    assertLoads(2);
  }

  @Test
  void theEndThatOneAskerKnowsHoldsForThoseWhoDoNot() {
    ask(request(AccessToken.of("one", in(10))));
    clock.advanceSeconds(10);
    ask("one");
    assertLoads(2);
  }

  @Test
  void anAskerWhoKnowsOfTheEndIsNotGivenWhatOthersAre() {
    ask("one");
    clock.advanceSeconds(10);
    ask(request(AccessToken.of("one", in(10))));
    assertLoads(2);
  }

  @Test
  void anAnswerEndsWhenItSaysSo() {
    service = () -> AuthInfo.builder().userId(7).tokenExpiresAt(in(10)).build();
    ask("one");
    clock.advanceSeconds(9);
    ask("one");
    assertLoads(1);
    clock.advanceSeconds(1);
    ask("one");
    assertLoads(2);
  }

  @Test
  void anAnswerThatHasEndedIsGivenOnceAndNotKept() {
    service = () -> AuthInfo.builder().userId(7).tokenExpiresAt(in(0)).build();
    assertThat(ask("one").userId()).isEqualTo(7);
    ask("one");
    assertLoads(2);
  }

  @Test
  void anEndBeyondAllTimeIsNone() {
    ask(request(AccessToken.of("one", Instant.MAX)));
    ask(request(AccessToken.of("one", Instant.MAX)));
    assertLoads(1);
  }

  @Test
  void aStaleAnswerStandsInForAnOutageForHalfAMinute() {
    ask("one");
    fail(ErrorKind.UNAVAILABLE);
    clock.advanceSeconds(60);
    assertThat(ask("one").userId()).isEqualTo(7);
    clock.advanceSeconds(29);
    assertThat(ask("one").userId()).isEqualTo(7);
    clock.advanceSeconds(1);
    assertThat(failure("one")).isInstanceOf(UnavailableException.class);
    assertThat(outcomes)
        .containsExactly(
            CacheOutcome.MISS,
            CacheOutcome.MISS,
            CacheOutcome.STALE,
            CacheOutcome.MISS,
            CacheOutcome.STALE,
            CacheOutcome.MISS);
  }

  @Test
  void afterAFailureTheServiceIsLeftAloneForFiveSeconds() {
    ask("one");
    fail(ErrorKind.UNAVAILABLE);
    clock.advanceSeconds(60);
    ask("one");
    assertLoads(2);
    clock.advanceSeconds(4);
    ask("one");
    assertLoads(2);
    clock.advanceSeconds(1);
    ask("one");
    assertLoads(3);
  }

  @Test
  void aStaleAnswerIsNotGivenBeyondTheEndOfItsToken() {
    AccessToken token = AccessToken.of("one", in(70));
    ask(request(token));
    fail(ErrorKind.UNAVAILABLE);
    clock.advanceSeconds(69);
    ask(request(token));
    clock.advanceSeconds(1);
    assertThat(failure(request(token))).isInstanceOf(UnavailableException.class);
  }

  @Test
  void anAnswerIsNotGivenWhileItIsRefreshedBeyondTheEndOfItsToken() {
    cache = builder().staleWhileRevalidate(Duration.ofSeconds(20)).build();
    AccessToken token = AccessToken.of("one", in(70));
    ask(request(token));
    CountDownLatch open = new CountDownLatch(1);
    service = () -> after(open);
    clock.advanceSeconds(69);
    assertThat(ask(request(token)).userId()).isEqualTo(7);
    clock.advanceSeconds(1);
    CompletableFuture<AuthInfo> late = start(request(token), Duration.ofSeconds(30));
    CompletableFuture<AuthInfo> lateToo = start(request("one"), Duration.ofSeconds(30));
    assertThat(late).isNotDone();
    assertThat(lateToo).isNotDone();
    open.countDown();
    assertThat(late.join().userId()).isEqualTo(8);
    assertThat(lateToo.join().userId()).isEqualTo(8);
  }

  private static AuthInfo after(CountDownLatch open) {
    try {
      open.await();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
    return user(8);
  }

  @Test
  void whoSetsTheWallClockMovesTheEndOfATokenAndNoAge() {
    AccessToken ending = AccessToken.of("two", in(600));
    ask("one");
    ask(request(ending));
    clock.setAhead(Duration.ofSeconds(599));
    ask("one");
    ask(request(ending));
    assertLoads(2);
    clock.setAhead(Duration.ofSeconds(1));
    ask("one");
    assertLoads(2);
    ask(request(ending));
    assertLoads(3);
  }

  @Test
  void aWallClockThatIsSetBackKeepsNoAnswerBeyondItsTime() {
    AccessToken ending = AccessToken.of("one", in(10));
    ask(request(ending));
    clock.setAhead(Duration.ofHours(-1));
    clock.advanceSeconds(59);
    ask(request(ending));
    assertLoads(1);
    clock.advanceSeconds(1);
    ask(request(ending));
    assertLoads(2);
  }

  @Test
  void withoutStaleAnswersAnOutageIsToldAtOnce() {
    cache = builder().staleIfError(Duration.ZERO).build();
    ask("one");
    fail(ErrorKind.UNAVAILABLE);
    clock.advanceSeconds(60);
    assertThat(failure("one")).isInstanceOf(UnavailableException.class);
  }

  @Test
  void theMonotonicClockMayOverflow() {
    assertThat(clock.nanoTime()).isPositive();
    ask("one");
    clock.advanceSeconds(1);
    assertThat(clock.nanoTime()).isNegative();
    ask("one");
    assertLoads(1);
  }
}
