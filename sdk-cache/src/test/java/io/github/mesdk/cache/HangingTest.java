package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that takes the request and does not answer, by a clock that only the test moves. */
@Timeout(60)
class HangingTest extends CacheFixture {
  private static final Duration AS_LONG_AS_THE_CLIENT = Duration.ofSeconds(30);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  @BeforeEach
  void hangAfterTheFirstAnswer() {
    ask("one");
    service =
        () -> {
          asked.countDown();
          await(open);
          return user(8);
        };
  }

  @AfterEach
  void answer() {
    open.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw TransportException.of(TransportException.Reason.INTERRUPTED, "stopped", null);
    }
  }

  private CompletableFuture<AuthInfo> start(AccessToken token) {
    return start(request(token), AS_LONG_AS_THE_CLIENT);
  }

  private CompletableFuture<AuthInfo> start() {
    return start(AccessToken.of("one"));
  }

  @Test
  void isBridgedAfterTwoSecondsThoughTheAskerHasHalfAMinute() throws Exception {
    clock.advanceSeconds(60);
    CompletableFuture<AuthInfo> patient = start();
    clock.advance(Duration.ofMillis(1_999));
    assertThat(patient).isNotDone();
    clock.advance(Duration.ofMillis(1));
    assertBridged(patient);
    assertThat(outcomes).containsExactly(CacheOutcome.MISS, CacheOutcome.MISS, CacheOutcome.STALE);
  }

  @ParameterizedTest
  @CsvSource({"60, 2000", "75, 2000", "88, 1000", "89, 500"})
  void isBridgedWheneverTheOlderAnswerMayStandIn(long age, long millis) throws Exception {
    clock.advanceSeconds(age);
    CompletableFuture<AuthInfo> asking = start();
    clock.advance(Duration.ofMillis(millis - 1));
    assertThat(asking).isNotDone();
    clock.advance(Duration.ofMillis(1));
    assertBridged(asking);
  }

  @Test
  void isLeftAloneForFiveSecondsAfterAWaitThatWasInVain() throws Exception {
    clock.advanceSeconds(60);
    CompletableFuture<AuthInfo> first = start();
    asked.await();
    clock.advanceSeconds(2);
    assertBridged(first);
    clock.advanceSeconds(4);
    assertBridged(start());
    clock.advanceSeconds(1);
    assertThat(start()).as("waits again").isNotDone();
    assertLoads(2);
  }

  @Test
  void isLeftAloneAfterAnAskerInAHurryToo() throws Exception {
    clock.advanceSeconds(60);
    CompletableFuture<AuthInfo> hurried = start(request("one"), Duration.ofMillis(50));
    clock.advance(Duration.ofMillis(50));
    assertBridged(hurried);
    assertBridged(start());
  }

  @Test
  void isStillAskedForThoseWhoComeLater() throws Exception {
    clock.advanceSeconds(60);
    CompletableFuture<AuthInfo> first = start();
    clock.advanceSeconds(2);
    assertBridged(first);
    clock.advanceSeconds(5);
    CompletableFuture<AuthInfo> next = start();
    open.countDown();
    assertThat(next.get().userId()).isEqualTo(8);
    assertLoads(2);
  }

  @Test
  void isBridgedBeforeTheTokenEnds() throws Exception {
    AccessToken ending = AccessToken.of("one", FakeClock.START.plusSeconds(61));
    clock.advanceSeconds(60);
    CompletableFuture<AuthInfo> asking = start(ending);
    clock.advance(Duration.ofMillis(500));
    assertBridged(asking);
  }

  @Test
  void isWaitedForToTheEndOfTheTimeWhenNothingCanStandIn() {
    clock.advanceSeconds(90);
    CompletableFuture<AuthInfo> asking = start();
    clock.advanceSeconds(29);
    assertThat(asking).isNotDone();
    clock.advanceSeconds(1);
    assertTimeIsUp(asking);
  }

  @Test
  void isWaitedForOnWhenTheOlderAnswerWasTakenBackMeanwhile() {
    clock.advanceSeconds(60);
    CompletableFuture<AuthInfo> asking = start();
    cache.invalidateAll();
    clock.advanceSeconds(29);
    assertThat(asking).isNotDone();
    clock.advanceSeconds(1);
    assertTimeIsUp(asking);
  }

  private static void assertBridged(CompletableFuture<AuthInfo> asking) {
    assertThat(asking).isCompletedWithValueMatching(user -> user.userId() == 7);
  }

  private static void assertTimeIsUp(CompletableFuture<AuthInfo> asking) {
    assertThat(asking).isCompletedExceptionally();
    Throwable late = catchThrowableOfType(ExecutionException.class, asking::get).getCause();
    assertThat(((TransportException) late).reason()).isEqualTo(TransportException.Reason.TIMEOUT);
  }

  @Test
  void isWaitedForAsLongAsTheBuilderSays() throws Exception {
    cache = builder().maxWaitBeforeStale(Duration.ofSeconds(10)).build();
    open.countDown();
    ask("one");
    CountDownLatch never = new CountDownLatch(1);
    service =
        () -> {
          await(never);
          return user(9);
        };
    clock.advanceSeconds(60);
    CompletableFuture<AuthInfo> asking = start();
    clock.advanceSeconds(9);
    assertThat(asking).isNotDone();
    clock.advanceSeconds(1);
    assertThat(asking).isCompletedWithValueMatching(user -> user.userId() == 8);
    never.countDown();
  }
}
