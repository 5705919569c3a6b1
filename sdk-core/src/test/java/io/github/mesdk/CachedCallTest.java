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
import io.github.mesdk.internal.call.AsyncThreads;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

/** Tests asynchronous calls that wait for a cache, on a pool with one thread and one queue slot. */
@Timeout(60)
class CachedCallTest extends TestinyServer {
  private static final MeRequest OF_A_USER = MeRequest.ofToken("of-the-user");
  private static final AuthInfo ADA = AuthInfo.builder().userId(7).build();

  private final OneThreadPool pool = new OneThreadPool();

  private final PendingCache cache = new PendingCache();

  private DefaultMeClient<AuthInfo> client;

  @BeforeEach
  void build() {
    client = (DefaultMeClient<AuthInfo>) builder().answerCache(cache).build();
  }

  @AfterEach
  void releaseThreads() {
    pool.release();
  }

  private CompletableFuture<AuthInfo> start(MeRequest request) {
    return client.meAsync(request, pool.threads);
  }

  /** Starts a call with the client's own token and waits until it waits for the cache. */
  private CompletableFuture<AuthInfo> startWithTheOwnToken() throws InterruptedException {
    CompletableFuture<AuthInfo> call = start(MeRequest.defaults());
    cache.requested.await();
    return call;
  }

  private static Throwable failure(CompletableFuture<AuthInfo> call) {
    return call.handle((answer, failure) -> failure).join();
  }

  private static ApiError error(int status, ErrorKind kind) {
    return ApiError.builder(status, kind).build();
  }

  @Test
  void occupiesNoThreadWhileItWaits() throws Exception {
    pool.fill();
    List<CompletableFuture<AuthInfo>> calls =
        Stream.generate(() -> start(OF_A_USER)).limit(500).toList();
    assertThat(calls).noneMatch(CompletableFuture::isDone);
    cache.pending.forEach(answer -> answer.complete(ADA));
    assertThat(calls).allMatch(call -> call.join().userId() == 7);
  }

  @Test
  void doesNotCompleteOnTheCachesThreadEvenWhenThePoolIsFull() throws Exception {
    pool.fill();
    List<Thread> completers = new ArrayList<>();
    CompletableFuture<AuthInfo> call =
        start(OF_A_USER).whenComplete((answer, failure) -> completers.add(Thread.currentThread()));
    cache.pending.forEach(answer -> answer.complete(ADA));
    assertThat(call.join()).isEqualTo(ADA);
    assertThat(completers).singleElement().isNotEqualTo(Thread.currentThread());
    assertThat(completers.get(0).isDaemon()).isTrue();
  }

  static Stream<MeException> failuresThatARefreshCannotFix() {
    return Stream.of(
        PermissionDeniedException.of("testiny", error(403, ErrorKind.PERMISSION_DENIED)),
        UnavailableException.of("testiny", error(503, ErrorKind.UNAVAILABLE)));
  }

  @ParameterizedTest
  @MethodSource("failuresThatARefreshCannotFix")
  void needsNoThreadToReportAFailureThatARefreshCannotFix(MeException failure) throws Exception {
    CompletableFuture<AuthInfo> call = startWithTheOwnToken();
    pool.fill();
    cache.pending.element().completeExceptionally(failure);
    assertThat(failure(call)).hasSameClassAs(failure);
  }

  @Test
  void reportsTheRejectionWhenNoThreadIsFreeToRefreshTheToken() throws Exception {
    CompletableFuture<AuthInfo> call = startWithTheOwnToken();
    pool.fill();
    cache
        .pending
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
  void failsWithAnErrorOfTheCacheForItsOwnTokenAndAnExplicitOne() {
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
    MeClient<AuthInfo> client = builder().answerCache(thrower).build();
    assertThat(failure(client.meAsync(OF_A_USER))).isSameAs(broken);
    assertThat(failure(client.meAsync())).isSameAs(broken);
  }

  private DefaultMeClient<AuthInfo> clientWith(RecordedEvents seen, AnswerCache answerCache) {
    return (DefaultMeClient<AuthInfo>) builder().answerCache(answerCache).listener(seen).build();
  }

  @Test
  void returnsACachedAnswerOnTheCallingThread() throws Exception {
    pool.fill();
    RecordedEvents events = new RecordedEvents();
    FixedCache hit = new FixedCache(CompletableFuture.completedFuture(ADA));
    CompletableFuture<AuthInfo> call = clientWith(events, hit).meAsync(OF_A_USER, pool.threads);
    assertThat(call).isCompletedWithValue(ADA);
    assertThat(events.names).containsExactly("callStarted", "cacheUsed", "callEnded");
    assertThat(events.threads).containsOnly(Thread.currentThread());
    assertThat(events.only("callEnded").requestsSent()).hasValue(0);
  }

  /** Blocks until it is interrupted. */
  private static final class Blocking implements TokenProvider {
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @Override
    public AccessToken token() {
      called.countDown();
      try {
        new CountDownLatch(1).await();
        throw new AssertionError("the latch is never released");
      } catch (InterruptedException stopped) {
        interrupted.countDown();
        throw TransportException.of(Reason.INTERRUPTED, "stopped", stopped);
      }
    }
  }

  @Test
  void interruptsTheTokenProviderWhenItIsCancelled() throws Exception {
    Blocking tokens = new Blocking();
    RecordedEvents events = new RecordedEvents();
    DefaultMeClient<AuthInfo> blocked =
        (DefaultMeClient<AuthInfo>)
            builder().answerCache(cache).tokenProvider(tokens).listener(events).build();
    CompletableFuture<AuthInfo> call = blocked.meAsync(MeRequest.defaults(), pool.threads);
    assertThat(tokens.called.await(20, TimeUnit.SECONDS)).isTrue();
    call.cancel(true);
    assertThat(tokens.interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(events.end().kind()).contains("interrupted");
    assertThat(cache.pending).as("requests to the cache").isEmpty();
  }

  @Test
  void failsAsTooBusyWhenThePoolHasNoRoomToGetTheToken() throws Exception {
    pool.fill();
    RecordedEvents events = new RecordedEvents();
    CompletableFuture<AuthInfo> call =
        clientWith(events, cache).meAsync(MeRequest.defaults(), pool.threads);
    assertThat(failure(call))
        .isInstanceOfSatisfying(
            TransportException.class,
            busy -> {
              assertThat(busy.reason()).isEqualTo(Reason.TOO_BUSY);
              assertThat(busy.provider()).contains("testiny");
            });
    assertThat(events.names).containsExactly("callStarted", "callEnded");
  }

  @Test
  void failsWhenNoThreadCanBeCreatedToGetTheToken() {
    OutOfMemoryError noThread = new OutOfMemoryError("unable to create native thread");
    AsyncThreads none =
        AsyncThreads.perCall(task -> {
          throw noThread;
        });
    RecordedEvents events = new RecordedEvents();
    CompletableFuture<AuthInfo> call =
        clientWith(events, cache).meAsync(MeRequest.defaults(), none);
    assertThat(failure(call)).isSameAs(noThread);
    assertThat(events.names).containsExactly("callStarted", "callEnded");
  }

  @Test
  void doesNotRunWhenItIsCancelledBeforeAThreadIsFree() throws Exception {
    pool.occupyThread();
    RecordedEvents events = new RecordedEvents();
    CompletableFuture<AuthInfo> call =
        clientWith(events, cache).meAsync(MeRequest.defaults(), pool.threads);
    call.cancel(true);
    pool.release();
    assertThat(events.names).containsExactly("callStarted", "callEnded");
    assertThat(events.only("callEnded").kind()).contains("interrupted");
    assertThat(cache.pending).isEmpty();
  }

  @Test
  void cancelsTheFutureOfTheCacheAndEndsOnce() {
    RecordedEvents events = new RecordedEvents();
    CompletableFuture<AuthInfo> call = clientWith(events, cache).meAsync(OF_A_USER, pool.threads);
    call.cancel(true);
    assertThat(cache.pending.element()).isCancelled();
    while (!events.names.contains("callEnded")) { // the event comes on another thread
      Thread.onSpinWait();
    }
    assertThat(events.names).containsExactly("callStarted", "callEnded");
    assertThat(events.only("callEnded").kind()).contains("interrupted");
  }

  @Test
  void failsWithTheRejectionWhenThereIsNoOtherToken() throws Exception {
    CompletableFuture<AuthInfo> call = startWithTheOwnToken();
    cache
        .pending
        .element()
        .completeExceptionally(
            UnauthenticatedException.of("testiny", error(401, ErrorKind.UNAUTHENTICATED)));
    assertThat(failure(call))
        .isInstanceOfSatisfying(
            UnauthenticatedException.class,
            rejected -> assertThat(rejected.getSuppressed()).isEmpty());
    assertThat(cache.pending).as("requests to the cache").hasSize(1);
  }

  @Test
  void callsNeitherTheTokenProviderNorTheCacheAfterItWasCancelled() throws Exception {
    RecordedEvents events = new RecordedEvents();
    CompletableFuture<AuthInfo> call =
        clientWith(events, cache).meAsync(MeRequest.defaults(), pool.threads);
    cache.requested.await();
    CompletableFuture<AuthInfo> wait = cache.pending.element();
    call.cancel(true);
    wait.completeExceptionally(
        UnauthenticatedException.of("testiny", error(401, ErrorKind.UNAUTHENTICATED)));
    // The cancellation can precede the registration of the wait: then the rejection ends the call.
    assertThat(events.end().kind().orElseThrow()).isIn("interrupted", "unauthenticated");
    assertThat(events.names).filteredOn("tokenRequestStarted"::equals).hasSize(1);
    assertThat(cache.pending).hasSize(1);
  }
}
