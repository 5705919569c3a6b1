package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;
import io.github.mesdk.testkit.WithMockIdentityProvider;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients with a cache, over HTTP. */
@Timeout(60)
@WithMockIdentityProvider
class CachedClientTest {
  private final MeCache cache = MeCache.builder().build();
  private final ConcurrentLinkedQueue<String> events = new ConcurrentLinkedQueue<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(2);
  private MockIdentityProvider idp;
  private String token;
  private MeClient<UserSession> client;

  private final MeListener listener =
      new MeListener() {
        @Override
        public void cacheUsed(MeEvent event) {
          events.add(event.cacheOutcome().orElseThrow().name());
        }

        @Override
        public void attemptStarted(MeEvent event) {
          begun.countDown();
        }

        @Override
        public void attemptEnded(MeEvent event) {
          events.add("attempt " + event.kind().orElseThrow());
          ended.countDown();
        }

        @Override
        public void callEnded(MeEvent event) {
          events.add(
              "ended "
                  + event.kind().orElseThrow()
                  + " after "
                  + event.requestsSent().orElseThrow());
          ended.countDown();
        }
      };

  @BeforeEach
  void start(MockIdentityProvider idp) {
    this.idp = idp;
    token = idp.token(MockSystem.PULSE);
    client = pulse(cache).retryPolicy(RetryPolicy.none()).listener(listener).build();
  }

  private MeClientBuilder<UserSession> pulse(MeCache answers) {
    return MeClient.builder(Pulse.at(idp.baseUrl(MockSystem.PULSE))).answerCache(answers);
  }

  private void assertRequests(int times) {
    assertThat(idp.count(MockSystem.PULSE)).as("requests to the provider").isEqualTo(times);
  }

  private MeException failure(MeRequest request) {
    return catchThrowableOfType(MeException.class, () -> client.me(request));
  }

  @Test
  void onlyTheFirstCallWithATokenSendsARequest() {
    UserSession first = client.me(MeRequest.ofToken(token));
    assertThat(client.me(MeRequest.ofToken(token))).isSameAs(first);
    assertThat(client.meAsync(MeRequest.ofToken(token)).join()).isSameAs(first);
    assertRequests(1);
    assertThat(events)
        .containsExactly(
            "MISS",
            "attempt answered",
            "ended answered after 1",
            "HIT",
            "ended answered after 0",
            "HIT",
            "ended answered after 0");
  }

  @Test
  void anInvalidatedTokenIsLoadedAgain() {
    client.me(MeRequest.ofToken(token));
    idp.revoke(token);
    client.me(MeRequest.ofToken(token));
    cache.invalidate(AccessToken.of(token));
    assertThat(failure(MeRequest.ofToken(token))).isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void differentArgumentsHaveDifferentAnswers() {
    client.me(MeRequest.ofToken(token));
    client.me(MeRequest.ofToken(token).withArguments(Pulse.account("1")));
    assertRequests(2);
  }

  @Test
  void sixtyFourThreadsSendOneRequest() throws Exception {
    idp.script(token).thenAlways(Outcome.slow(Duration.ofMillis(300)));
    ExecutorService threads = Executors.newFixedThreadPool(64);
    List<Future<UserSession>> answers =
        IntStream.range(0, 64)
            .mapToObj(i -> threads.submit(() -> client.me(MeRequest.ofToken(token))))
            .toList();
    threads.shutdown();
    for (Future<UserSession> answer : answers) {
      assertThat(answer.get().email()).isEqualTo("ada@example.com");
    }
    assertRequests(1);
  }

  @Test
  void aRefusedTokenIsNotSentAgain() {
    MeClient<?> testiny =
        MeClient.builder(Testiny.provider().at(idp.baseUrl(MockSystem.TESTINY)))
            .answerCache(cache)
            .build();
    String expired = idp.token(MockSystem.TESTINY);
    idp.expire(expired);
    List<MeException> failures =
        Stream.generate(() ->
                catchThrowableOfType(
                    MeException.class, () -> testiny.me(MeRequest.ofToken(expired))))
            .limit(2)
            .toList();
    assertThat(failures).allMatch(failure -> failure instanceof UnauthenticatedException);
    assertThat(failures).extracting(MeException::attempts).containsExactly(1, 0);
    assertThat(idp.count(MockSystem.TESTINY)).isEqualTo(1);
  }

  @Test
  void anOutageIsThrownAndNotCached() {
    idp.script(token).then(Outcome.unavailable()).thenSuccess();
    assertThat(failure(MeRequest.ofToken(token))).isInstanceOf(UnavailableException.class);
    assertThat(client.me(MeRequest.ofToken(token)).email()).isEqualTo("ada@example.com");
  }

  /** Returns the valid token after its first one was rejected. */
  private TokenProvider refreshing() {
    return new TokenProvider() {
      private volatile String current = "an-unknown-token";

      @Override
      public AccessToken token() {
        return AccessToken.of(current);
      }

      @Override
      public void invalidate(AccessToken rejected) {
        current = token;
      }
    };
  }

  @Test
  void aRefreshedTokenIsLoadedSeparately() {
    MeClient<UserSession> own = pulse(cache).tokenProvider(refreshing()).build();
    assertThat(own.me().email()).isEqualTo("ada@example.com");
    assertThat(own.meAsync().join().email()).isEqualTo("ada@example.com");
    assertRequests(2);
  }

  @Test
  void anAsynchronousCallRefreshesItsToken() {
    MeClient<UserSession> own = pulse(cache).tokenProvider(refreshing()).listener(listener).build();
    assertThat(own.meAsync().join().email()).isEqualTo("ada@example.com");
    assertRequests(2);
    assertThat(events).last().isEqualTo("ended answered after 2");
  }

  @Test
  void thousandsOfAsynchronousCallsShareOneLoad() {
    idp.script(token).thenAlways(Outcome.slow(Duration.ofMillis(500)));
    List<CompletableFuture<UserSession>> answers =
        IntStream.range(0, 2_000).mapToObj(i -> client.meAsync(MeRequest.ofToken(token))).toList();
    assertThat(answers).allMatch(answer -> answer.join().email().equals("ada@example.com"));
    assertRequests(1);
  }

  @Test
  void aThousandNewTokensAtOnceAreAllAnswered() {
    List<String> tokens =
        IntStream.range(0, 1_000)
            .mapToObj(i -> idp.signIn(MockSystem.PULSE, idp.users(MockSystem.PULSE).get(0)))
            .distinct()
            .toList();
    List<CompletableFuture<UserSession>> answers =
        tokens.stream().map(one -> client.meAsync(MeRequest.ofToken(one))).toList();
    assertThat(answers)
        .hasSize(1_000)
        .allMatch(answer -> answer.join().email().equals("ada@example.com"));
    assertRequests(1_000);
    assertThat(cache.stats().rejected()).isZero();
  }

  @Test
  void aCallWaitsUntilItsOwnTimeout() {
    idp.script(token).thenAlways(Outcome.slow(Duration.ofSeconds(20)));
    MeRequest hurried = MeRequest.ofToken(token).withTimeout(Duration.ofMillis(50));
    MeException failure = failure(hurried);
    assertThat(((TransportException) failure).reason())
        .isEqualTo(TransportException.Reason.TIMEOUT);
    assertThat(failure.provider()).contains("pulse");
  }

  @Test
  void anInterruptEndsTheWaitAndKeepsTheFlag() throws Exception {
    idp.script(token).thenAlways(Outcome.slow(Duration.ofSeconds(20)));
    Thread.currentThread().interrupt();
    MeException failure = failure(MeRequest.ofToken(token));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(((TransportException) failure).reason())
        .isEqualTo(TransportException.Reason.INTERRUPTED);
  }

  @Test
  void aCancelledCallIsReportedOnce() throws Exception {
    idp.script(token).thenAlways(Outcome.slow(Duration.ofSeconds(20)));
    CompletableFuture<UserSession> cancelled = client.meAsync(MeRequest.ofToken(token));
    begun.await();
    cancelled.cancel(true);
    assertThat(cancelled).isCancelled();
    // The load and the call end independently, in either order, so the count may be 0 or 1.
    ended.await();
    assertThat(events)
        .hasSize(3)
        .contains("MISS", "attempt interrupted")
        .filteredOn(event -> event.startsWith("ended interrupted after"))
        .hasSize(1);
  }

  @Test
  void anEvictionIsReported() {
    MeCache small = MeCache.builder().maximumSize(1).build();
    MeClient<UserSession> smallClient = pulse(small).listener(listener).build();
    smallClient.me(MeRequest.ofToken(token));
    String another = idp.signIn(MockSystem.PULSE, idp.users(MockSystem.PULSE).get(1));
    smallClient.me(MeRequest.ofToken(another));
    while (!events.contains("EVICTED")) { // reported on another thread
      Thread.onSpinWait();
    }
    assertThat(small.stats().evicted()).isEqualTo(1);
  }

  @Test
  void aRejectionOfTheBackendsTokenIsNotCachedForTheSubject() {
    MeClient<?> krystal =
        MeClient.builder(Krystal.provider().at(idp.baseUrl(MockSystem.KRYSTAL)))
            .answerCache(cache)
            .tokenProvider(TokenProvider.of("not-of-the-backend"))
            .build();
    MeRequest aboutAda = MeRequest.of(Krystal.subject(idp.token(MockSystem.KRYSTAL)));
    for (int i = 0; i < 2; i++) {
      assertThat(catchThrowableOfType(MeException.class, () -> krystal.me(aboutAda)))
          .isInstanceOf(UnauthenticatedException.class);
    }
    assertThat(cache.stats().negative()).isZero();
    assertThat(idp.count(MockSystem.KRYSTAL)).isEqualTo(2);
  }
}
