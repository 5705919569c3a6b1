package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.internal.call.AsyncCall;
import io.github.mesdk.internal.call.AsyncThreads;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests the thread of each event, its attachments, and that each call ends exactly once. */
@Timeout(60)
class ListenerThreadsTest extends TestinyServer {
  private static final String ADA = "{\"userId\":1}";

  private final RecordedEvents seen = new RecordedEvents();
  private final OneThreadPool pool = new OneThreadPool();

  @AfterEach
  void releaseThreads() {
    pool.release();
  }

  private DefaultMeClient<AuthInfo> client(MeListener listener) {
    return (DefaultMeClient<AuthInfo>) builder().listener(listener).build();
  }

  @Test
  void aBlockingCallSendsAllEventsOnTheCallingThread() {
    answer(503, "{}");
    answer(200, ADA);
    client(seen).me();
    assertThat(seen.threads).hasSize(seen.names.size()).containsOnly(Thread.currentThread());
  }

  @Test
  void anAsynchronousCallStartsOnTheCallingThreadAndContinuesOnAWorkerThread() throws Exception {
    answer(200, ADA);
    client(seen).meAsync().get(20, TimeUnit.SECONDS);
    assertThat(seen.names.get(0)).isEqualTo("callStarted");
    assertThat(seen.threads.get(0)).isSameAs(Thread.currentThread());
    List<Thread> others = seen.threads.subList(1, seen.threads.size());
    assertThat(others)
        .hasSize(5)
        .doesNotContain(Thread.currentThread())
        .containsOnly(others.get(0));
  }

  @Test
  void callStartedPrecedesTheReturnOfTheFuture() throws Exception {
    pool.occupyThread();
    CompletableFuture<AuthInfo> waiting = client(seen).meAsync(MeRequest.defaults(), pool.threads);
    assertThat(seen.names).containsExactly("callStarted");
    waiting.cancel(true);
  }

  @Test
  void aCallThatIsCancelledWhileQueuedEndsOnceAndNeverRuns() throws Exception {
    pool.occupyThread();
    CompletableFuture<AuthInfo> waiting = client(seen).meAsync(MeRequest.defaults(), pool.threads);
    waiting.cancel(true);
    pool.release();
    CompletableFuture<String> next = AsyncCall.start(() -> "next", null, pool.threads);
    assertThat(next.get(20, TimeUnit.SECONDS)).isEqualTo("next");
    assertThat(seen.names).containsExactly("callStarted", "callEnded");
    assertThat(seen.only("callEnded").kind()).contains("interrupted");
    assertThat(seen.only("callEnded").requestsSent()).hasValue(0);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void aCallRefusedByAFullPoolEndsOnce() throws Exception {
    pool.occupyThread();
    CompletableFuture<String> queued = AsyncCall.start(() -> "later", null, pool.threads);
    CompletableFuture<AuthInfo> refused = client(seen).meAsync(MeRequest.defaults(), pool.threads);
    assertThat(refused).isCompletedExceptionally();
    assertThat(seen.names).containsExactly("callStarted", "callEnded");
    assertThat(seen.only("callEnded").kind()).contains("too_busy");
    assertThat(seen.only("callEnded").failure().orElseThrow().provider()).contains("testiny");
    assertThat(queued.isDone()).isFalse();
  }

  @Test
  void aCallThatTimesOutInTheQueueEndsOnce() throws Exception {
    pool.occupyThread();
    MeRequest hurried = MeRequest.defaults().withTimeout(Duration.ofMillis(20));
    CompletableFuture<AuthInfo> late = client(seen).meAsync(hurried, pool.threads);
    assertThatThrownBy(() -> late.get(20, TimeUnit.SECONDS)).isNotNull();
    assertThat(seen.names).containsExactly("callStarted", "callEnded");
    assertThat(seen.only("callEnded").kind()).contains("timeout");
  }

  @Test
  void aCallForWhichNoThreadCanBeCreatedEndsOnce() {
    OutOfMemoryError noThread = new OutOfMemoryError("unable to create native thread");
    AsyncThreads none =
        AsyncThreads.perCall(task -> {
          throw noThread;
        });
    CompletableFuture<AuthInfo> call = client(seen).meAsync(MeRequest.defaults(), none);
    assertThat(call.handle((answer, failure) -> failure).join()).isSameAs(noThread);
    assertThat(seen.names).containsExactly("callStarted", "callEnded");
    assertThat(seen.only("callEnded").kind()).contains("error");
  }

  @Test
  void anErrorOfTheTokenProviderEndsTheTokenRequest() {
    AssertionError broken = new AssertionError("of the provider");
    TokenProvider breaking =
        () -> {
          throw broken;
        };
    MeClient<AuthInfo> client = builder().tokenProvider(breaking).listener(seen).build();
    assertThatThrownBy(client::me).isSameAs(broken);
    assertThat(seen.names)
        .containsExactly("callStarted", "tokenRequestStarted", "tokenRequestEnded", "callEnded");
    assertThat(seen.only("tokenRequestEnded").kind()).contains("error");
    assertThat(seen.only("tokenRequestEnded").failure()).isEmpty();
  }

  @Test
  void aTokenRequestThatSucceedsEndsWithoutAFailure() {
    answer(200, ADA);
    client(seen).me();
    MeEvent ended = seen.only("tokenRequestEnded");
    assertThat(ended.duration().orElseThrow()).isBetween(Duration.ZERO, Duration.ofSeconds(20));
    assertThat(ended.kind()).isEmpty();
    assertThat(ended.failure()).isEmpty();
  }

  /** Spins for 20 ms. */
  private static void spin() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(20)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void theStepsOfACallTakeNoLongerThanTheCall() {
    answer(403, EXPIRED);
    answer(200, ADA);
    Iterator<String> tokens = List.of("old", "new").iterator();
    builder()
        .tokenProvider(() -> {
          spin();
          return AccessToken.of(tokens.next());
        })
        .requestHeaders(attempt -> {
          spin();
          return Map.of();
        })
        .listener(seen)
        .build()
        .me();
    Duration steps =
        seen.events.stream()
            .filter(event -> event != seen.only("callEnded"))
            .flatMap(event -> event.duration().stream())
            .reduce(Duration.ZERO, Duration::plus);
    Duration call = seen.only("callEnded").duration().orElseThrow();
    assertThat(steps).isGreaterThanOrEqualTo(Duration.ofMillis(80)).isLessThanOrEqualTo(call);
    assertThat(call).isLessThan(Duration.ofMinutes(1));
  }

  private record Tag(String text) {}

  /** Attaches a value when a call starts and expects it in all later events. */
  private static final class Attaching extends RecordedEvents {
    final Set<Long> calls = ConcurrentHashMap.newKeySet();
    final List<String> found = new CopyOnWriteArrayList<>();

    @Override
    public void callStarted(MeEvent event) {
      calls.add(event.callNumber());
      assertThat(event.attachment(Tag.class)).isEmpty();
      event.attach(Tag.class, new Tag("of call " + event.callNumber()));
    }

    @Override
    void add(String name, MeEvent event) {
      super.add(name, event);
      Tag tag = event.attachment(Tag.class).orElseThrow();
      assertThat(tag.text()).isEqualTo("of call " + event.callNumber());
      found.add(name);
    }
  }

  @Test
  void anAttachmentIsVisibleToAllLaterEventsOfTheCallOnAnyThread() throws Exception {
    Attaching attaching = new Attaching();
    DefaultMeClient<AuthInfo> client = client(attaching);
    for (int i = 0; i < 2; i++) {
      answer(503, "{}");
      answer(200, ADA);
      client.meAsync().get(20, TimeUnit.SECONDS);
    }
    assertThat(attaching.calls).hasSize(2);
    assertThat(attaching.found).hasSize(2 * 8);
  }

  @Test
  void listenersShareAttachmentsAndTheLastValueOfAKeyWins() {
    answer(200, ADA);
    MeListener first =
        new MeListener() {
          @Override
          public void callStarted(MeEvent event) {
            event.attach(Tag.class, new Tag("first"));
            event.attach(Map.class, Map.of("another", "key"));
            event.attach(Tag.class, new Tag("second"));
          }
        };
    builder().listener(first).listener(seen).build().me();
    MeEvent end = seen.only("callEnded");
    assertThat(end.attachment(Tag.class)).contains(new Tag("second"));
    assertThat(end.attachment(Map.class)).contains(Map.of("another", "key"));
    assertThat(end.attachment(AccessToken.class)).isEmpty();
  }

  @Test
  void attachRejectsANullKeyAndANullValue() {
    answer(200, ADA);
    client(seen).me();
    MeEvent event = seen.only("callStarted");
    assertThatThrownBy(() -> event.attach(Tag.class, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("value");
    assertThatThrownBy(() -> event.attach(null, new Tag("")))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("key");
  }

  @Test
  void eachEventHasItsOwnText() {
    String head = "testiny";
    server.enqueue(
        new mockwebserver3.MockResponse.Builder()
            .code(503)
            .setHeader("X-Request-Id", "r-1")
            .build());
    answer(200, ADA);
    client(seen).me();
    assertThat(seen.events.stream().map(MeEvent::toString))
        .satisfiesExactly(
            started -> assertThat(started).isEqualTo(head),
            tokenStarted -> assertThat(tokenStarted).isEqualTo(head),
            tokenEnded -> assertThat(tokenEnded).matches(head + " in \\d+ ms"),
            attempt -> assertThat(attempt).isEqualTo(head + ": attempt 1"),
            failed ->
                assertThat(failed)
                    .matches(
                        head + ": attempt 1: status 503: unavailable in \\d+ ms, request id r-1"),
            retry ->
                assertThat(retry)
                    .isEqualTo(
                        head + ": status 503: unavailable, next attempt in 250 ms, request id r-1"),
            attempt -> assertThat(attempt).isEqualTo(head + ": attempt 2"),
            answered ->
                assertThat(answered).matches(head + ": attempt 2: status 200: answered in \\d+ ms"),
            ended -> assertThat(ended).matches(head + ": status 200: answered in \\d+ ms"));
  }
}
