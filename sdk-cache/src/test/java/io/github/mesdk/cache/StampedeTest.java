package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Many concurrent callers. Each wait is for an event; the timeout below only ends a hang. */
@Timeout(60)
class StampedeTest extends CacheFixture {
  private final CountDownLatch loadStarted = new CountDownLatch(1);

  /** Returns a load that ends when this many callers share it, in addition to the first. */
  private Supplier<AuthInfo> when(int coalesced, Supplier<AuthInfo> then) {
    return () -> {
      loadStarted.countDown();
      while (cache.stats().coalesced() < coalesced) {
        Thread.onSpinWait();
      }
      return then.get();
    };
  }

  private static AuthInfo failing() {
    throw UnavailableException.of("testiny", error());
  }

  private static ApiError error() {
    return ApiError.builder(503, ErrorKind.UNAVAILABLE).build();
  }

  private List<Future<AuthInfo>> getWith(ExecutorService threads, int callers) {
    List<Future<AuthInfo>> answers = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      answers.add(threads.submit(() -> get("one")));
    }
    threads.shutdown();
    return answers;
  }

  private void assertAllAnswered(ExecutorService threads, int callers) throws Exception {
    provider = when(callers - 1, () -> user(7));
    for (Future<AuthInfo> answer : getWith(threads, callers)) {
      assertThat(answer.get().userId()).isEqualTo(7);
    }
    assertLoads(1);
    assertThat(cache.stats()).isEqualTo(new MeCacheStats(0, 1, callers - 1, 0, 0, 0, 0, 0, 0, 0));
  }

  private void assertAllFailed(ExecutorService threads, int callers) {
    provider = when(callers - 1, StampedeTest::failing);
    List<Throwable> failures = new ArrayList<>();
    for (Future<AuthInfo> answer : getWith(threads, callers)) {
      failures.add(catchThrowableOfType(ExecutionException.class, answer::get).getCause());
    }
    assertThat(failures)
        .hasSize(callers)
        .doesNotHaveDuplicates()
        .allMatch(failure -> failure instanceof UnavailableException);
    assertLoads(1);
  }

  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  @Test
  void sixtyFourThreadsShareOneLoad() throws Exception {
    assertAllAnswered(Executors.newFixedThreadPool(64), 64);
  }

  @Test
  void sixtyFourThreadsShareOneFailureWithAnExceptionEach() {
    assertAllFailed(Executors.newFixedThreadPool(64), 64);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void aThousandVirtualThreadsShareOneLoad() throws Exception {
    assertAllAnswered(virtualThreads(), 1_000);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void aThousandVirtualThreadsShareOneFailure() throws Exception {
    assertAllFailed(virtualThreads(), 1_000);
  }

  @Test
  void aCancelledCallAndATimeoutDoNotAffectOtherCallers() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    provider =
        () -> {
          await(open);
          return user(7);
        };
    List<CompletableFuture<AuthInfo>> others = new ArrayList<>();
    CompletableFuture<AuthInfo> first = start(request("one"), Duration.ofSeconds(30));
    CompletableFuture<AuthInfo> hurried = start(request("one"), Duration.ofMillis(1));
    for (int i = 0; i < 62; i++) {
      others.add(start(request("one"), Duration.ofSeconds(30)));
    }
    first.cancel(true); // the call that started the load
    clock.advance(Duration.ofMillis(1));
    TransportException timeout =
        (TransportException)
            catchThrowableOfType(ExecutionException.class, hurried::get).getCause();
    assertThat(timeout.reason()).isEqualTo(TransportException.Reason.TIMEOUT);
    open.countDown();
    assertThat(others).allMatch(answer -> answer.join().userId() == 7);
    assertLoads(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw TransportException.of(TransportException.Reason.INTERRUPTED, "stopped", null);
    }
  }

  @Test
  void aLoadIsInterruptedWhenItsLastWaiterLeaves() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    provider =
        () -> {
          loadStarted.countDown();
          try {
            await(new CountDownLatch(1));
          } finally {
            interrupted.countDown();
          }
          throw new AssertionError();
        };
    CompletableFuture<AuthInfo> first = start(request("one"), Duration.ofSeconds(30));
    CompletableFuture<AuthInfo> second = start(request("one"), Duration.ofSeconds(30));
    loadStarted.await();
    first.cancel(true);
    assertThat(second).isNotDone();
    second.cancel(true);
    interrupted.await();
    provider = () -> user(8);
    assertThat(get("one").userId()).isEqualTo(8);
  }

  @Test
  void aCallIsRejectedWhenTheQueueIsFullAndCanBeRetried() throws Exception {
    cache = builder().maximumConcurrentLoads(2).maximumQueuedLoads(1).build();
    CountDownLatch open = new CountDownLatch(1);
    provider =
        () -> {
          await(open);
          return user(7);
        };
    List<CompletableFuture<AuthInfo>> accepted = new ArrayList<>();
    for (String token : List.of("one", "two", "three")) {
      accepted.add(start(request(token), Duration.ofSeconds(30)));
    }
    MeException rejected = failure("four");
    assertThat(((TransportException) rejected).reason())
        .isEqualTo(TransportException.Reason.TOO_BUSY);
    assertThat(rejected.retryable()).isTrue();
    assertThat(outcomes).endsWith(CacheOutcome.REJECTED);
    accepted.get(2).cancel(true); // it is queued, so this frees a slot
    accepted.set(2, start(request("four"), Duration.ofSeconds(30)));
    open.countDown();
    assertThat(accepted).allMatch(answer -> answer.join().userId() == 7);
    assertLoads(3);
  }

  @Test
  void aLookupJustBeforeARefreshDoesNotCauseAnother() {
    cache =
        builder()
            .staleWhileRevalidate(Duration.ofSeconds(20))
            .maximumConcurrentLoads(1)
            .maximumQueuedLoads(2)
            .build();
    CacheRequest request = request(AccessToken.of("one", FakeClock.START.plusSeconds(900)));
    get(request);
    clock.advanceSeconds(60);
    provider = () -> user(8);
    Runnable refreshElsewhere =
        () -> {
          while (get(request).userId() == 7) {
            Thread.onSpinWait();
          }
        };
    // The first read takes the time of the call, and the second one follows the lookup.
    clock.atNextRead(() -> clock.atNextRead(refreshElsewhere));
    assertThat(get(request).userId()).as("seen before it was refreshed").isEqualTo(7);
    assertLoads(2);
    get("two"); // on the only thread, after all other loads
    assertLoads(3);
  }

  @Test
  void theEarliestExpiryKnownToAWaiterAppliesToTheAnswer() throws Exception {
    provider = when(1, () -> user(7));
    CompletableFuture<AuthInfo> first = start(request("one"), Duration.ofSeconds(30));
    AccessToken expiring = AccessToken.of("one", FakeClock.START.plusSeconds(10));
    CompletableFuture<AuthInfo> second = start(request(expiring), Duration.ofSeconds(30));
    assertThat(first.get()).isEqualTo(second.get());
    clock.advanceSeconds(9);
    get("one");
    assertLoads(1);
    clock.advanceSeconds(1);
    get("one");
    assertLoads(2);
  }

  @Test
  void anInterruptDoesNotHitTheNextLoadOfTheThread() throws Exception {
    cache = builder().maximumConcurrentLoads(1).maximumQueuedLoads(1).build();
    for (int i = 0; i < 200; i++) {
      CountDownLatch begun = new CountDownLatch(1);
      provider =
          () -> {
            begun.countDown();
            return user(7);
          };
      CompletableFuture<AuthInfo> left = start(request("left-" + i), Duration.ofSeconds(30));
      begun.await();
      left.cancel(true);
      provider = () -> user(Thread.currentThread().isInterrupted() ? 13 : 8);
      assertThat(get("next-" + i).userId()).isEqualTo(8);
    }
  }

  @Test
  void aStaleAnswerIsServedAtOnceDuringABackgroundLoad() throws Exception {
    cache = builder().staleWhileRevalidate(Duration.ofSeconds(20)).build();
    get("one");
    clock.advanceSeconds(79);
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch stored = new CountDownLatch(1);
    provider =
        () -> {
          await(open);
          return user(8);
        };
    assertThat(get("one").userId()).isEqualTo(7);
    assertThat(get("one").userId()).isEqualTo(7);
    assertThat(outcomes).containsExactly(CacheOutcome.MISS, CacheOutcome.STALE, CacheOutcome.STALE);
    // After staleWhileRevalidate a caller waits for the load in flight.
    clock.advanceSeconds(1);
    CompletableFuture<AuthInfo> waiting = start(request("one"), Duration.ofSeconds(30));
    CompletableFuture<AuthInfo> unused =
        waiting.whenComplete((answer, failure) -> stored.countDown());
    open.countDown();
    stored.await();
    assertThat(waiting.get().userId()).isEqualTo(8);
    assertLoads(2);
  }
}
