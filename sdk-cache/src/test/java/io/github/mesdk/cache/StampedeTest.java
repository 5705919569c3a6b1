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

/** Many askers at once; every wait is for an event, and the limit below only ends a hang. */
@Timeout(60)
class StampedeTest extends CacheFixture {
  private final CountDownLatch asked = new CountDownLatch(1);

  /** The service answers when so many wait for the one answer besides the first. */
  private Supplier<AuthInfo> when(int coalesced, Supplier<AuthInfo> then) {
    return () -> {
      asked.countDown();
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

  private List<Future<AuthInfo>> askWith(ExecutorService threads, int askers) {
    List<Future<AuthInfo>> answers = new ArrayList<>();
    for (int i = 0; i < askers; i++) {
      answers.add(threads.submit(() -> ask("one")));
    }
    threads.shutdown();
    return answers;
  }

  private void assertAllAnswered(ExecutorService threads, int askers) throws Exception {
    service = when(askers - 1, () -> user(7));
    for (Future<AuthInfo> answer : askWith(threads, askers)) {
      assertThat(answer.get().userId()).isEqualTo(7);
    }
    assertLoads(1);
    assertThat(cache.stats()).isEqualTo(new MeCacheStats(0, 1, askers - 1, 0, 0, 0, 0));
  }

  private void assertAllFailed(ExecutorService threads, int askers) {
    service = when(askers - 1, StampedeTest::failing);
    List<Throwable> failures = new ArrayList<>();
    for (Future<AuthInfo> answer : askWith(threads, askers)) {
      failures.add(catchThrowableOfType(ExecutionException.class, answer::get).getCause());
    }
    assertThat(failures)
        .hasSize(askers)
        .doesNotHaveDuplicates()
        .allMatch(failure -> failure instanceof UnavailableException);
    assertLoads(1);
  }

  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  @Test
  void sixtyFourThreadsMakeOneCall() throws Exception {
    assertAllAnswered(Executors.newFixedThreadPool(64), 64);
  }

  @Test
  void sixtyFourThreadsFailWithOneCallEachWithAnExceptionOfItsOwn() {
    assertAllFailed(Executors.newFixedThreadPool(64), 64);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void aThousandVirtualThreadsMakeOneCall() throws Exception {
    assertAllAnswered(virtualThreads(), 1_000);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void aThousandVirtualThreadsFailWithOneCall() throws Exception {
    assertAllFailed(virtualThreads(), 1_000);
  }

  @Test
  void oneWhoCancelsAndOneInAHurryDisturbNobody() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    service =
        () -> {
          await(open);
          return user(7);
        };
    List<CompletableFuture<AuthInfo>> patient = new ArrayList<>();
    CompletableFuture<AuthInfo> first = start(request("one"), Duration.ofSeconds(30));
    CompletableFuture<AuthInfo> hurried = start(request("one"), Duration.ofMillis(1));
    for (int i = 0; i < 62; i++) {
      patient.add(start(request("one"), Duration.ofSeconds(30)));
    }
    first.cancel(true); // it is the one that began the load
    clock.advance(Duration.ofMillis(1));
    TransportException late =
        (TransportException)
            catchThrowableOfType(ExecutionException.class, hurried::get).getCause();
    assertThat(late.reason()).isEqualTo(TransportException.Reason.TIMEOUT);
    open.countDown();
    assertThat(patient).allMatch(answer -> answer.join().userId() == 7);
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
  void theLastToLeaveEndsTheLoad() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    service =
        () -> {
          asked.countDown();
          try {
            await(new CountDownLatch(1));
          } finally {
            interrupted.countDown();
          }
          throw new AssertionError();
        };
    CompletableFuture<AuthInfo> first = start(request("one"), Duration.ofSeconds(30));
    CompletableFuture<AuthInfo> second = start(request("one"), Duration.ofSeconds(30));
    asked.await();
    first.cancel(true);
    assertThat(second).isNotDone();
    second.cancel(true);
    interrupted.await();
    service = () -> user(8);
    assertThat(ask("one").userId()).isEqualTo(8);
  }

  @Test
  void beyondTheLoadsAndTheQueueAQuestionIsRejectedAndMayBeRepeated() throws Exception {
    cache = builder().maximumConcurrentLoads(2).maximumQueuedLoads(1).build();
    CountDownLatch open = new CountDownLatch(1);
    service =
        () -> {
          await(open);
          return user(7);
        };
    List<CompletableFuture<AuthInfo>> taken = new ArrayList<>();
    for (String token : List.of("one", "two", "three")) {
      taken.add(start(request(token), Duration.ofSeconds(30)));
    }
    MeException rejected = failure("four");
    assertThat(((TransportException) rejected).reason())
        .isEqualTo(TransportException.Reason.TOO_BUSY);
    assertThat(rejected.retryable()).isTrue();
    assertThat(outcomes).endsWith(CacheOutcome.REJECTED);
    taken.get(2).cancel(true); // which waits for a thread, and makes room
    taken.set(2, start(request("four"), Duration.ofSeconds(30)));
    open.countDown();
    assertThat(taken).allMatch(answer -> answer.join().userId() == 7);
    assertLoads(3);
  }

  @Test
  void whoLooksJustBeforeAnAnswerIsRefreshedDoesNotRefreshItAgain() {
    cache =
        builder()
            .staleWhileRevalidate(Duration.ofSeconds(20))
            .maximumConcurrentLoads(1)
            .maximumQueuedLoads(2)
            .build();
    CacheRequest request = request(AccessToken.of("one", FakeClock.START.plusSeconds(900)));
    ask(request);
    clock.advanceSeconds(60);
    service = () -> user(8);
    clock.atNextLook(() -> {
      while (ask(request).userId() == 7) {
        Thread.onSpinWait();
      }
    });
    assertThat(ask(request).userId()).as("seen before it was refreshed").isEqualTo(7);
    assertLoads(2);
    ask("two"); // on the only thread, after all that was begun
    assertLoads(3);
  }

  @Test
  void theEndThatAnyOfThoseWhoWaitKnowsHoldsForAll() throws Exception {
    service = when(1, () -> user(7));
    CompletableFuture<AuthInfo> first = start(request("one"), Duration.ofSeconds(30));
    AccessToken ending = AccessToken.of("one", FakeClock.START.plusSeconds(10));
    CompletableFuture<AuthInfo> second = start(request(ending), Duration.ofSeconds(30));
    assertThat(first.get()).isEqualTo(second.get());
    clock.advanceSeconds(9);
    ask("one");
    assertLoads(1);
    clock.advanceSeconds(1);
    ask("one");
    assertLoads(2);
  }

  @Test
  void anInterruptDoesNotReachTheNextLoadOfTheThread() throws Exception {
    cache = builder().maximumConcurrentLoads(1).maximumQueuedLoads(1).build();
    for (int i = 0; i < 200; i++) {
      CountDownLatch begun = new CountDownLatch(1);
      service =
          () -> {
            begun.countDown();
            return user(7);
          };
      CompletableFuture<AuthInfo> left = start(request("left-" + i), Duration.ofSeconds(30));
      begun.await();
      left.cancel(true);
      service = () -> user(Thread.currentThread().isInterrupted() ? 13 : 8);
      assertThat(ask("next-" + i).userId()).isEqualTo(8);
    }
  }

  @Test
  void aStaleAnswerIsGivenAtOnceWhileANewerOneIsFetched() throws Exception {
    cache = builder().staleWhileRevalidate(Duration.ofSeconds(20)).build();
    ask("one");
    clock.advanceSeconds(79);
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch stored = new CountDownLatch(1);
    service =
        () -> {
          await(open);
          return user(8);
        };
    assertThat(ask("one").userId()).isEqualTo(7);
    assertThat(ask("one").userId()).isEqualTo(7);
    assertThat(outcomes).containsExactly(CacheOutcome.MISS, CacheOutcome.STALE, CacheOutcome.STALE);
    // Beyond the time for stale answers an asker waits for the load that is under way.
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
