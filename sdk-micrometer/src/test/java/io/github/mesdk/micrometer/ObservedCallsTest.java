package io.github.mesdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.MeRequest;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.cache.SecondLevel;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.testkit.Outcome;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The metrics of each kind of call: names, tags and counts. */
class ObservedCallsTest extends ObservedClientFixture {

  /** Returns a line for each timer, such as {@code me.token.requests kind=answered 1}. */
  private List<String> timers() {
    return telemetry.meters.getMeters().stream()
        .filter(Timer.class::isInstance)
        .map(Timer.class::cast)
        .filter(timer -> timer.getId().getName().startsWith("me."))
        .map(timer -> line(timer.getId()) + " " + timer.count())
        .sorted()
        .toList();
  }

  private static String line(Meter.Id id) {
    return id.getTags().stream()
        .filter(tag -> !tag.getKey().equals("provider") && !tag.getValue().equals("none"))
        .map(ObservedCallsTest::text)
        .collect(Collectors.joining(" ", id.getName() + " ", ""));
  }

  private static String text(Tag tag) {
    return tag.getKey() + "=" + tag.getValue();
  }

  @Test
  void aCallWithARetryAndANewToken() {
    String old = anotherToken();
    idp.script(old).then(Outcome.unavailable(Duration.ZERO), Outcome.expiredToken());
    Queue<String> tokens = new ArrayDeque<>(List.of(old, token));
    builder().tokenProvider(() -> AccessToken.of(tokens.remove())).build().me();
    assertThat(timers())
        .containsExactly(
            "me.client.attempts error=UnauthenticatedException kind=unauthenticated status=403"
                + " trigger=retry 1",
            "me.client.attempts error=UnavailableException kind=unavailable status=503"
                + " trigger=call 1",
            "me.client.attempts kind=answered status=200 trigger=new_token 1",
            "me.client.calls kind=answered 1",
            "me.token.refreshes kind=answered 1",
            "me.token.requests kind=answered 1");
  }

  @Test
  void callsFromTheCacheAndCoalescedCalls() throws Exception {
    MeClient<AuthInfo> client =
        builder().listener(new Gate()).answerCache(MeCache.builder().build()).build();
    MeRequest request = MeRequest.ofToken(token);
    CompletableFuture<AuthInfo> first = client.meAsync(request);
    CompletableFuture<AuthInfo> second = client.meAsync(request);
    first.get(20, TimeUnit.SECONDS);
    second.get(20, TimeUnit.SECONDS);
    client.me(request);
    assertThat(timers())
        .containsExactly(
            "me.client.attempts kind=answered status=200 trigger=call 1",
            "me.client.calls cache.outcome=coalesced kind=answered 1",
            "me.client.calls cache.outcome=hit kind=answered 1",
            "me.client.calls cache.outcome=miss kind=answered 1");
  }

  @Test
  void aRejectedTokenWithoutAnotherOneIsAFailedCall() {
    idp.script(token).then(Outcome.expiredToken());
    MeClient<AuthInfo> client = builder().tokenProvider(TokenProvider.of(token)).build();
    assertThatThrownBy(client::me).isInstanceOf(UnauthenticatedException.class);
    assertThat(timers())
        .contains(
            "me.client.calls error=UnauthenticatedException kind=unauthenticated 1",
            "me.token.refreshes kind=answered 1");
  }

  @Test
  void aFailedTokenProvider() {
    MeClient<AuthInfo> client =
        builder()
            .tokenProvider(() -> {
              throw new IllegalStateException("canary-password");
            })
            .build();
    assertThatThrownBy(client::me).hasMessageContaining("the token provider failed");
    assertThat(timers())
        .containsExactly(
            "me.client.calls error=TokenException kind=token 1",
            "me.token.requests error=TokenException kind=token 1");
  }

  @Test
  void anExceptionThatIsNoMeExceptionIsAnError() {
    MeClient<AuthInfo> client = builder().requestHeaders(event -> null).build();
    assertThatThrownBy(() -> client.me(MeRequest.ofToken(token)))
        .isInstanceOf(NullPointerException.class);
    assertThat(timers())
        .containsExactly(
            "me.client.attempts error=UnexpectedException kind=error trigger=call 1",
            "me.client.calls error=UnexpectedException kind=error 1");
  }

  @Test
  void aCancelledCallEndsAsInterrupted() throws Exception {
    idp.script(token).then(Outcome.slow(Duration.ofSeconds(30)));
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(2);
    MeClient<AuthInfo> client =
        builder()
            .tokenProvider(TokenProvider.of(token))
            .listener(
                new MeListener() {
                  @Override
                  public void attemptStarted(MeEvent event) {
                    started.countDown();
                  }

                  @Override
                  public void attemptEnded(MeEvent event) {
                    ended.countDown();
                  }

                  @Override
                  public void callEnded(MeEvent event) {
                    ended.countDown();
                  }
                })
            .build();
    CompletableFuture<AuthInfo> call = client.meAsync();
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    call.cancel(true);
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(timers())
        .contains(
            "me.client.attempts error=TransportException kind=interrupted trigger=call 1",
            "me.client.calls error=TransportException kind=interrupted 1");
  }

  @Test
  void aStaleAnswerIsStaleEvenIfTheLoadInTheBackgroundFails() {
    idp.script(token).then(Outcome.success()).thenAlways(Outcome.unavailable(Duration.ZERO));
    MeClient<AuthInfo> client =
        builder()
            .answerCache(
                MeCache.builder()
                    .timeToLive(Duration.ofNanos(1))
                    .staleIfError(Duration.ofMinutes(5))
                    .build())
            .build();
    client.me(MeRequest.ofToken(token));
    client.me(MeRequest.ofToken(token));
    assertThat(timers()).contains("me.client.calls cache.outcome=stale kind=answered 1");
  }

  @Test
  void aMissIsAMissEvenIfTheSecondLevelFails() {
    byte[] key = new byte[32];
    SecondLevel broken = SecondLevel.of(new BrokenStore(), key, "1", key);
    MeClient<AuthInfo> client =
        builder().answerCache(MeCache.builder().secondLevel(broken).build()).build();
    client.me(MeRequest.ofToken(token));
    assertThat(timers()).contains("me.client.calls cache.outcome=miss kind=answered 1");
  }

  /** What the cache reports for one call, in this order, and where the answer came from. */
  @ParameterizedTest
  @CsvSource({
    "MISS SECOND_LEVEL_HIT, SECOND_LEVEL_HIT",
    "MISS SECOND_LEVEL_UNREADABLE SECOND_LEVEL_FAILED, MISS",
    "MISS SECOND_LEVEL_FAILED STALE, STALE",
    "MISS STALE SECOND_LEVEL_HIT, STALE",
    "STALE SECOND_LEVEL_HIT, STALE",
    "SECOND_LEVEL_HIT STALE, STALE",
    "STALE REJECTED, STALE",
    "MISS REJECTED, REJECTED",
    "HIT EVICTED, HIT"
  })
  void theOutcomeOfACallIsTheSourceOfItsAnswer(String reported, CacheOutcome expected) {
    MeCallContext context = new MeCallContext(null); // no outcome depends on the event
    for (String outcome : reported.split(" ", -1)) {
      context.cacheUsed(CacheOutcome.valueOf(outcome));
    }
    assertThat(context.cacheOutcome()).hasValue(expected);
  }

  @Test
  void everyObservationHasExactlyTheDocumentedKeys() {
    String old = anotherToken();
    idp.script(old).then(Outcome.expiredToken());
    Queue<String> tokens = new ArrayDeque<>(List.of(old, token));
    builder().tokenProvider(() -> AccessToken.of(tokens.remove())).build().me();
    for (MeObservationDocumentation documented : MeObservationDocumentation.values()) {
      String[] keys =
          Arrays.stream(documented.getLowCardinalityKeyNames())
              .map(KeyName::asString)
              .toArray(String[]::new);
      TestObservationRegistryAssert.assertThat(telemetry.registry)
          .forAllObservationsWithNameEqualTo(
              documented.getName(), context -> context.hasOnlyKeys(keys));
      assertThat(telemetry.meters.find(documented.getName()).timers())
          .isNotEmpty()
          .allSatisfy(timer ->
              assertThat(timer.getId().getTags())
                  .extracting(Tag::getKey)
                  .contains(keys)
                  .contains("error")
                  .hasSize(keys.length + 1));
    }
  }

  @Test
  void aClientIsObservedWithoutATracer() {
    Telemetry plain = new Telemetry(TextMapPropagator.noop());
    MeObservations.of(plain.registry)
        .observe(plainBuilder())
        .tokenProvider(TokenProvider.of(token))
        .build()
        .me();
    assertThat(plain.meters.get("me.client.calls").timer().count()).isEqualTo(1);
    assertThat(idp.requests()).noneMatch(request -> request.header("traceparent").isPresent());
    plain.close();
  }

  @Test
  void aFailureThatIsRetriedInVainIsReportedByTheCall() {
    idp.script(token).thenAlways(Outcome.unavailable(Duration.ZERO));
    MeClient<AuthInfo> client = builder().tokenProvider(TokenProvider.of(token)).build();
    assertThatThrownBy(client::me).isInstanceOf(UnavailableException.class);
    assertThat(timers())
        .contains(
            "me.client.attempts error=UnavailableException kind=unavailable status=503"
                + " trigger=retry 2",
            "me.client.calls error=UnavailableException kind=unavailable 1");
  }
}
