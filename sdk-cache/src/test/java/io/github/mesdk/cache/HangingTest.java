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

/** A provider that accepts a request and does not respond, with a clock that the test advances. */
@Timeout(60)
class HangingTest extends CacheFixture {
  private static final Duration CLIENT_TIMEOUT = Duration.ofSeconds(30);

  private final CountDownLatch loadStarted = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  @BeforeEach
  void hangAfterTheFirstAnswer() {
    get("one");
    provider =
        () -> {
          loadStarted.countDown();
          await(open);
          return user(8);
        };
  }

  @AfterEach
  void release() {
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
    return start(request(token), CLIENT_TIMEOUT);
  }

  private CompletableFuture<AuthInfo> start() {
    return start(AccessToken.of("one"));
  }

  @Test
  void aStaleAnswerIsServedAfterTwoSeconds() throws Exception {
    clock.advanceSeconds(60);
    CompletableFuture<AuthInfo> waiting = start();
    clock.advance(Duration.ofMillis(1_999));
    assertThat(waiting).isNotDone();
    clock.advance(Duration.ofMillis(1));
    assertStale(waiting);
    assertThat(outcomes).containsExactly(CacheOutcome.MISS, CacheOutcome.MISS, CacheOutcome.STALE);
  }

  @ParameterizedTest
  @CsvSource({"60, 2000", "75, 2000", "88, 1000", "89, 500"})
  void theWaitIsAtMostHalfOfTheStaleAnswersRemainingTime(long age, long millis) throws Exception {
    clock.advanceSeconds(age);
    CompletableFuture<AuthInfo> waiting = start();
    clock.advance(Duration.ofMillis(millis - 1));
    assertThat(waiting).isNotDone();
    clock.advance(Duration.ofMillis(1));
    assertStale(waiting);
  }

  @Test
  void callsDoNotWaitForFiveSecondsAfterATimeout() throws Exception {
    clock.advanceSeconds(60);
    CompletableFuture<AuthInfo> first = start();
    loadStarted.await();
    clock.advanceSeconds(2);
    assertStale(first);
    clock.advanceSeconds(4);
    assertStale(start());
    clock.advanceSeconds(1);
    assertThat(start()).as("waits again").isNotDone();
    assertLoads(2);
  }

  @Test
  void callsDoNotWaitAfterTheTimeoutOfAnotherCall() throws Exception {
    clock.advanceSeconds(60);
    CompletableFuture<AuthInfo> hurried = start(request("one"), Duration.ofMillis(50));
    clock.advance(Duration.ofMillis(50));
    assertStale(hurried);
    assertStale(start());
  }

  @Test
  void theLoadContinuesForLaterCalls() throws Exception {
    clock.advanceSeconds(60);
    CompletableFuture<AuthInfo> first = start();
    clock.advanceSeconds(2);
    assertStale(first);
    clock.advanceSeconds(5);
    CompletableFuture<AuthInfo> next = start();
    open.countDown();
    assertThat(next.get().userId()).isEqualTo(8);
    assertLoads(2);
  }

  @Test
  void aStaleAnswerIsServedBeforeTheTokenExpires() throws Exception {
    AccessToken expiring = AccessToken.of("one", FakeClock.START.plusSeconds(61));
    clock.advanceSeconds(60);
    CompletableFuture<AuthInfo> waiting = start(expiring);
    clock.advance(Duration.ofMillis(500));
    assertStale(waiting);
  }

  @Test
  void aCallWithoutAStaleAnswerWaitsUntilItsTimeout() {
    clock.advanceSeconds(90);
    CompletableFuture<AuthInfo> waiting = start();
    clock.advanceSeconds(29);
    assertThat(waiting).isNotDone();
    clock.advanceSeconds(1);
    assertTimedOut(waiting);
  }

  @Test
  void aCallWaitsUntilItsTimeoutIfTheStaleAnswerIsInvalidated() {
    clock.advanceSeconds(60);
    CompletableFuture<AuthInfo> waiting = start();
    cache.invalidateAll();
    clock.advanceSeconds(29);
    assertThat(waiting).isNotDone();
    clock.advanceSeconds(1);
    assertTimedOut(waiting);
  }

  private static void assertStale(CompletableFuture<AuthInfo> waiting) {
    assertThat(waiting).isCompletedWithValueMatching(user -> user.userId() == 7);
  }

  private static void assertTimedOut(CompletableFuture<AuthInfo> waiting) {
    assertThat(waiting).isCompletedExceptionally();
    Throwable timeout = catchThrowableOfType(ExecutionException.class, waiting::get).getCause();
    assertThat(((TransportException) timeout).reason())
        .isEqualTo(TransportException.Reason.TIMEOUT);
  }

  @Test
  void maxWaitBeforeStaleIsConfigurable() throws Exception {
    cache = builder().maxWaitBeforeStale(Duration.ofSeconds(10)).build();
    open.countDown();
    get("one");
    CountDownLatch never = new CountDownLatch(1);
    provider =
        () -> {
          await(never);
          return user(9);
        };
    clock.advanceSeconds(60);
    CompletableFuture<AuthInfo> waiting = start();
    clock.advanceSeconds(9);
    assertThat(waiting).isNotDone();
    clock.advanceSeconds(1);
    assertThat(waiting).isCompletedWithValueMatching(user -> user.userId() == 8);
    never.countDown();
  }
}
