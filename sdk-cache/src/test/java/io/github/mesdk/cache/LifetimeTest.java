package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.error.ApiException;
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

/** How long an answer is served, with a clock that only the test advances. */
@Timeout(60)
class LifetimeTest extends CacheFixture {

  private static Instant in(long seconds) {
    return FakeClock.START.plusSeconds(seconds);
  }

  @Test
  void anAnswerIsFreshForOneMinute() {
    get("one");
    clock.advanceSeconds(59);
    get("one");
    assertLoads(1);
    clock.advanceSeconds(1);
    get("one");
    assertLoads(2);
    assertThat(outcomes).containsExactly(CacheOutcome.MISS, CacheOutcome.HIT, CacheOutcome.MISS);
  }

  @Test
  void theEstimatedSizeCountsAnswers() {
    assertThat(cache.estimatedSize()).isZero();
    get("one");
    get("two");
    get("two");
    assertThat(cache.estimatedSize()).isEqualTo(2);
    cache.invalidateAll();
    assertThat(cache.estimatedSize()).isZero();
  }

  @Test
  void theTimeToLiveCountsFromTheStartOfTheLoad() {
    provider =
        () -> {
          clock.advanceSeconds(20);
          return user(7);
        };
    get("one");
    clock.advanceSeconds(40);
    get("one");
    assertLoads(2);
  }

  @Test
  void theTimeToLiveIsConfigurable() {
    cache = builder().timeToLive(Duration.ofSeconds(5)).build();
    get("one");
    clock.advanceSeconds(5);
    get("one");
    assertLoads(2);
  }

  @Test
  void anAnswerExpiresWithItsToken() {
    AccessToken token = AccessToken.of("one", in(10));
    get(request(token));
    clock.advanceSeconds(9);
    get(request(token));
    assertLoads(1);
    clock.advanceSeconds(1);
    get(request(token));
    assertLoads(2);
  }

  @Test
  void anExpiryKnownToTheFirstCallerAppliesToOthers() {
    get(request(AccessToken.of("one", in(10))));
    clock.advanceSeconds(10);
    get("one");
    assertLoads(2);
  }

  @Test
  void aCallerWithAnExpiredTokenIsNotServedFromTheCache() {
    get("one");
    clock.advanceSeconds(10);
    get(request(AccessToken.of("one", in(10))));
    assertLoads(2);
  }

  @Test
  void anAnswerExpiresAtItsOwnExpiry() {
    provider = () -> AuthInfo.builder().userId(7).tokenExpiresAt(in(10)).build();
    get("one");
    clock.advanceSeconds(9);
    get("one");
    assertLoads(1);
    clock.advanceSeconds(1);
    get("one");
    assertLoads(2);
  }

  @Test
  void anExpiredAnswerIsReturnedOnceAndNotStored() {
    provider = () -> AuthInfo.builder().userId(7).tokenExpiresAt(in(0)).build();
    assertThat(get("one").userId()).isEqualTo(7);
    get("one");
    assertLoads(2);
  }

  @Test
  void anExpiryBeyondTheRangeOfMillisecondsIsIgnored() {
    get(request(AccessToken.of("one", Instant.MAX)));
    get(request(AccessToken.of("one", Instant.MAX)));
    assertLoads(1);
  }

  @Test
  void aStaleAnswerIsServedForThirtySecondsDuringAnOutage() {
    get("one");
    fail(ErrorKind.UNAVAILABLE);
    clock.advanceSeconds(60);
    assertThat(get("one").userId()).isEqualTo(7);
    clock.advanceSeconds(29);
    assertThat(get("one").userId()).isEqualTo(7);
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
  void noLoadStartsForFiveSecondsAfterAnOutage() {
    get("one");
    fail(ErrorKind.UNAVAILABLE);
    clock.advanceSeconds(60);
    get("one");
    assertLoads(2);
    clock.advanceSeconds(4);
    get("one");
    assertLoads(2);
    clock.advanceSeconds(1);
    get("one");
    assertLoads(3);
  }

  @Test
  void aStaleAnswerIsNotServedOnErrorAfterItsTokenExpires() {
    AccessToken token = AccessToken.of("one", in(70));
    get(request(token));
    fail(ErrorKind.UNAVAILABLE);
    clock.advanceSeconds(69);
    get(request(token));
    clock.advanceSeconds(1);
    assertThat(failure(request(token))).isInstanceOf(UnavailableException.class);
  }

  @Test
  void aStaleAnswerIsNotServedWhileRevalidatingAfterItsTokenExpires() {
    cache = builder().staleWhileRevalidate(Duration.ofSeconds(20)).build();
    AccessToken token = AccessToken.of("one", in(70));
    get(request(token));
    CountDownLatch open = new CountDownLatch(1);
    provider = () -> after(open);
    clock.advanceSeconds(69);
    assertThat(get(request(token)).userId()).isEqualTo(7);
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

  /** The monotonic clock of some systems stops meanwhile. */
  @Test
  void theTimeThatTheMachineSleptCounts() {
    get("one");
    clock.shiftWallClock(Duration.ofSeconds(59));
    get("one");
    assertLoads(1);
    clock.shiftWallClock(Duration.ofSeconds(1));
    get("one");
    assertLoads(2);
    clock.shiftWallClock(Duration.ofHours(8));
    fail(ErrorKind.UNAVAILABLE);
    assertThat(failure("one")).isInstanceOf(ApiException.class);
  }

  @Test
  void settingTheWallClockForwardAffectsExpiry() {
    cache = builder().timeToLive(Duration.ofHours(1)).build();
    AccessToken expiring = AccessToken.of("two", in(600));
    get("one");
    get(request(expiring));
    clock.shiftWallClock(Duration.ofSeconds(599));
    get("one");
    get(request(expiring));
    assertLoads(2);
    clock.shiftWallClock(Duration.ofSeconds(1));
    get("one");
    assertLoads(2);
    get(request(expiring));
    assertLoads(3);
  }

  @Test
  void settingTheWallClockBackDoesNotExtendTheTimeToLive() {
    AccessToken expiring = AccessToken.of("one", in(10));
    get(request(expiring));
    clock.shiftWallClock(Duration.ofHours(-1));
    clock.advanceSeconds(59);
    get(request(expiring));
    assertLoads(1);
    clock.advanceSeconds(1);
    get(request(expiring));
    assertLoads(2);
  }

  @Test
  void withoutStaleAnswersAnOutageIsThrownAtOnce() {
    cache = builder().staleIfError(Duration.ZERO).build();
    get("one");
    fail(ErrorKind.UNAVAILABLE);
    clock.advanceSeconds(60);
    assertThat(failure("one")).isInstanceOf(UnavailableException.class);
  }

  @Test
  void theMonotonicClockMayOverflow() {
    assertThat(clock.nanoTime()).isPositive();
    get("one");
    clock.advanceSeconds(1);
    assertThat(clock.nanoTime()).isNegative();
    get("one");
    assertLoads(1);
  }
}
