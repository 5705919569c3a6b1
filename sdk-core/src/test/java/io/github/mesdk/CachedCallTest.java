package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.internal.call.AsyncCall;
import io.github.mesdk.internal.call.AsyncThreads;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An asynchronous call that waits for a cache, on a pool with one thread and one place. */
@Timeout(60)
class CachedCallTest extends TestinyServer {
  private static final MeRequest OF_A_USER = MeRequest.ofToken("of-the-user");
  private static final AuthInfo ADA = AuthInfo.builder().userId(7).build();

  private final AsyncThreads threads = AsyncThreads.pool(1, 1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final CountDownLatch asked = new CountDownLatch(1);

  /** What the cache gave, to each asker a future of its own. */
  private final Queue<CompletableFuture<AuthInfo>> given = new ConcurrentLinkedQueue<>();

  private final AnswerCache cache =
      new AnswerCache() {
        @Override
        @SuppressWarnings("unchecked")
        public <T extends CurrentUser> CompletableFuture<T> get(
            CacheRequest request,
            Deadline deadline,
            Supplier<T> load,
            Consumer<CacheOutcome> observer) {
          CompletableFuture<AuthInfo> answer = new CompletableFuture<>();
          given.add(answer);
          asked.countDown();
          return (CompletableFuture<T>) answer;
        }
      };

  private DefaultMeClient<AuthInfo> client;

  @BeforeEach
  void build() {
    client = (DefaultMeClient<AuthInfo>) builder().answerCache(cache).build();
  }

  @AfterEach
  void letGo() {
    over.countDown();
  }

  private CompletableFuture<AuthInfo> start(MeRequest request) {
    return client.meAsync(request, threads);
  }

  /** A call with the client's own token, which now waits for the cache. */
  private CompletableFuture<AuthInfo> startWithTheOwnToken() throws InterruptedException {
    CompletableFuture<AuthInfo> call = start(MeRequest.defaults());
    asked.await();
    return call;
  }

  /** Takes the thread, and then the place. */
  private void fill() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    occupy(running);
    running.await();
    occupy(running);
  }

  private void occupy(CountDownLatch running) {
    CompletableFuture<Boolean> unused =
        AsyncCall.start(
            () -> {
              running.countDown();
              return await(over);
            },
            Deadline.after(Duration.ofMinutes(5)),
            threads);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(50, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static Throwable failure(CompletableFuture<AuthInfo> call) {
    return call.handle((answer, failure) -> failure).join();
  }

  private static ApiError error(int status, ErrorKind kind) {
    return ApiError.builder(status, kind).build();
  }

  @Test
  void takesNoThreadWhileItWaits() throws Exception {
    fill();
    List<CompletableFuture<AuthInfo>> calls =
        Stream.generate(() -> start(OF_A_USER)).limit(500).toList();
    assertThat(calls).noneMatch(CompletableFuture::isDone);
    given.forEach(answer -> answer.complete(ADA));
    assertThat(calls).allMatch(call -> call.join().userId() == 7);
  }

  @Test
  void doesNotEndOnTheThreadThatBringsTheAnswerThoughThePoolIsFull() throws Exception {
    fill();
    List<Thread> ends = new ArrayList<>();
    CompletableFuture<AuthInfo> call =
        start(OF_A_USER).whenComplete((answer, failure) -> ends.add(Thread.currentThread()));
    given.forEach(answer -> answer.complete(ADA));
    assertThat(call.join()).isEqualTo(ADA);
    assertThat(ends).singleElement().isNotEqualTo(Thread.currentThread());
    assertThat(ends.get(0).isDaemon()).isTrue();
  }

  static Stream<MeException> failuresThatNoTokenMends() {
    return Stream.of(
        PermissionDeniedException.of("testiny", error(403, ErrorKind.PERMISSION_DENIED)),
        UnavailableException.of("testiny", error(503, ErrorKind.UNAVAILABLE)));
  }

  @ParameterizedTest
  @MethodSource("failuresThatNoTokenMends")
  void needsNoThreadToEndWithAFailureThatNoTokenMends(MeException failure) throws Exception {
    CompletableFuture<AuthInfo> call = startWithTheOwnToken();
    fill();
    given.element().completeExceptionally(failure);
    assertThat(failure(call)).hasSameClassAs(failure);
  }

  @Test
  void saysWhatWasRejectedWhenThereIsNoThreadToRefreshIt() throws Exception {
    CompletableFuture<AuthInfo> call = startWithTheOwnToken();
    fill();
    given
        .element()
        .completeExceptionally(
            UnauthenticatedException.of("testiny", error(401, ErrorKind.UNAUTHENTICATED))
                .inCall("testiny", 1));
    assertThat(failure(call))
        .isInstanceOfSatisfying(
            TransportException.class,
            busy -> {
              assertThat(busy.reason()).isEqualTo(Reason.TOO_BUSY);
              assertThat(busy.attempts()).isEqualTo(1);
              assertThat(busy.getSuppressed())
                  .singleElement()
                  .isInstanceOf(UnauthenticatedException.class);
            });
  }

  @Test
  void endsWithAnErrorOfTheCacheWhenItAsksWithItsOwnTokenAndWithAUsers() {
    InternalError broken = new InternalError("the cache is broken");
    AnswerCache thrower =
        new AnswerCache() {
          @Override
          public <T extends CurrentUser> CompletableFuture<T> get(
              CacheRequest request,
              Deadline deadline,
              Supplier<T> load,
              Consumer<CacheOutcome> observer) {
            throw broken;
          }
        };
    MeClient<AuthInfo> asking = builder().answerCache(thrower).build();
    assertThat(failure(asking.meAsync(OF_A_USER))).isSameAs(broken);
    assertThat(failure(asking.meAsync())).isSameAs(broken);
  }

  private DefaultMeClient<AuthInfo> seen(RecordedEvents seen, AnswerCache from) {
    return (DefaultMeClient<AuthInfo>) builder().answerCache(from).listener(seen).build();
  }

  /** Answers at once, with the same to every call. */
  private record Giving(CompletableFuture<? extends CurrentUser> given) implements AnswerCache {
    @Override
    @SuppressWarnings("unchecked")
    public <T extends CurrentUser> CompletableFuture<T> get(
        CacheRequest request,
        Deadline deadline,
        Supplier<T> load,
        Consumer<CacheOutcome> observer) {
      observer.accept(CacheOutcome.HIT);
      return (CompletableFuture<T>) given;
    }
  }

  @Test
  void hasAnAnswerThatIsThereOnTheThreadThatAsks() throws Exception {
    fill();
    RecordedEvents events = new RecordedEvents();
    Giving hit = new Giving(CompletableFuture.completedFuture(ADA));
    CompletableFuture<AuthInfo> call = seen(events, hit).meAsync(OF_A_USER, threads);
    assertThat(call).isCompletedWithValue(ADA);
    assertThat(events.moments).containsExactly("callStarted", "cacheUsed", "callEnded");
    assertThat(events.threads).containsOnly(Thread.currentThread());
    assertThat(events.only("callEnded").requestsSent()).hasValue(0);
  }

  /** Blocks until it is interrupted. */
  private static final class Blocking implements TokenProvider {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @Override
    public AccessToken token() {
      asked.countDown();
      try {
        new CountDownLatch(1).await();
        throw new AssertionError("nothing opens it");
      } catch (InterruptedException stopped) {
        interrupted.countDown();
        throw TransportException.of(Reason.INTERRUPTED, "stopped", stopped);
      }
    }
  }

  @Test
  void endsTheTokenProviderWhenItIsCancelled() throws Exception {
    Blocking tokens = new Blocking();
    RecordedEvents events = new RecordedEvents();
    DefaultMeClient<AuthInfo> blocked =
        (DefaultMeClient<AuthInfo>)
            builder().answerCache(cache).tokenProvider(tokens).listener(events).build();
    CompletableFuture<AuthInfo> call = blocked.meAsync(MeRequest.defaults(), threads);
    assertThat(tokens.asked.await(20, TimeUnit.SECONDS)).isTrue();
    call.cancel(true);
    assertThat(tokens.interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(events.end().kind()).contains("interrupted");
    assertThat(given).as("the cache is not asked").isEmpty();
  }

  @Test
  void saysWhenThereIsNoPlaceForItToGetItsToken() throws Exception {
    fill();
    RecordedEvents events = new RecordedEvents();
    CompletableFuture<AuthInfo> call = seen(events, cache).meAsync(MeRequest.defaults(), threads);
    assertThat(failure(call))
        .isInstanceOfSatisfying(
            TransportException.class,
            busy -> {
              assertThat(busy.reason()).isEqualTo(Reason.TOO_BUSY);
              assertThat(busy.provider()).contains("testiny");
            });
    assertThat(events.moments).containsExactly("callStarted", "callEnded");
  }

  @Test
  void endsWhenNoThreadCanBeMadeToGetItsToken() {
    OutOfMemoryError noThread = new OutOfMemoryError("unable to create native thread");
    AsyncThreads none =
        AsyncThreads.perCall(task -> {
          throw noThread;
        });
    RecordedEvents events = new RecordedEvents();
    CompletableFuture<AuthInfo> call = seen(events, cache).meAsync(MeRequest.defaults(), none);
    assertThat(failure(call)).isSameAs(noThread);
    assertThat(events.moments).containsExactly("callStarted", "callEnded");
  }

  @Test
  void neverBeginsWhenItIsCancelledBeforeThereIsAThreadForItsToken() throws Exception {
    RecordedEvents events = new RecordedEvents();
    CompletableFuture<AuthInfo> call =
        seen(events, cache).meAsync(MeRequest.defaults(), busy(over));
    call.cancel(true);
    over.countDown();
    assertThat(events.moments).containsExactly("callStarted", "callEnded");
    assertThat(events.only("callEnded").kind()).contains("interrupted");
    assertThat(given).isEmpty();
  }

  /** A pool whose only thread is taken. */
  private static AsyncThreads busy(CountDownLatch until) throws InterruptedException {
    AsyncThreads pool = AsyncThreads.pool(1, 1);
    CountDownLatch running = new CountDownLatch(1);
    CompletableFuture<Boolean> unused =
        AsyncCall.start(
            () -> {
              running.countDown();
              return await(until);
            },
            null,
            pool);
    assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
    return pool;
  }

  @Test
  void cancelsItsWaitForTheCacheWithItselfAndEndsOnce() {
    RecordedEvents events = new RecordedEvents();
    CompletableFuture<AuthInfo> call = seen(events, cache).meAsync(OF_A_USER, threads);
    call.cancel(true);
    assertThat(given.element()).isCancelled();
    while (!events.moments.contains("callEnded")) { // on a thread of its own
      Thread.onSpinWait();
    }
    assertThat(events.moments).containsExactly("callStarted", "callEnded");
    assertThat(events.only("callEnded").kind()).contains("interrupted");
  }

  @Test
  void endsWithTheRejectionWhenThereIsNoOtherToken() throws Exception {
    CompletableFuture<AuthInfo> call = startWithTheOwnToken();
    given
        .element()
        .completeExceptionally(
            UnauthenticatedException.of("testiny", error(401, ErrorKind.UNAUTHENTICATED)));
    assertThat(failure(call))
        .isInstanceOfSatisfying(
            UnauthenticatedException.class,
            rejected -> assertThat(rejected.getSuppressed()).isEmpty());
    assertThat(given).as("the cache is asked once").hasSize(1);
  }

  @Test
  void asksNeitherForATokenNorTheCacheAgainAfterItWasCancelled() throws Exception {
    RecordedEvents events = new RecordedEvents();
    CompletableFuture<AuthInfo> call = seen(events, cache).meAsync(MeRequest.defaults(), threads);
    asked.await();
    CompletableFuture<AuthInfo> wait = given.element();
    call.cancel(true);
    wait.completeExceptionally(
        UnauthenticatedException.of("testiny", error(401, ErrorKind.UNAUTHENTICATED)));
    // It may have been cancelled before it knew of its wait: then the rejection ends it.
    assertThat(events.end().kind().orElseThrow()).isIn("interrupted", "unauthenticated");
    assertThat(events.moments).filteredOn("tokenRequestStarted"::equals).hasSize(1);
    assertThat(given).hasSize(1);
  }
}
