package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.Logs;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.NOPLogger;

/** Tests the events that a listener receives, and that a listener cannot break a call. */
class MeListenerTest extends TestinyServer {
  private final RecordedEvents seen = new RecordedEvents();

  private MeClientBuilder<?> builderWithListener() {
    return builder().listener(seen);
  }

  @Test
  void reportsTheEventsOfASuccessfulCall() {
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("X-Request-Id", "r-1")
            .setHeader("X-RateLimit-Remaining", "41")
            .setHeader("Set-Cookie", "session=5ecret")
            .body("{\"userId\":1}")
            .build());
    builderWithListener().build().me();
    assertThat(seen.names)
        .containsExactly(
            "callStarted",
            "tokenRequestStarted",
            "tokenRequestEnded",
            "attemptStarted",
            "attemptEnded",
            "callEnded");
    assertThat(seen.events)
        .allMatch(event -> event.provider().equals("testiny"))
        .extracting(MeEvent::callNumber)
        .containsOnly(seen.events.get(0).callNumber());
    for (MeEvent end : List.of(seen.only("attemptEnded"), seen.only("callEnded"))) {
      assertThat(end.status()).hasValue(200);
      assertThat(end.kind()).contains("answered");
      assertThat(end.failure()).isEmpty();
      assertThat(end.duration().orElseThrow()).isPositive();
      assertThat(end.retryDelay()).isEmpty();
      assertThat(end.cacheOutcome()).isEmpty();
      assertThat(end.requestId()).contains("r-1");
      assertThat(end.headers())
          .containsEntry("x-ratelimit-remaining", "41")
          .doesNotContainKey("set-cookie");
    }
    assertThat(seen.only("attemptStarted").attempt()).hasValue(1);
    assertThat(seen.only("attemptEnded").attempt()).hasValue(1);
    assertThat(seen.only("attemptEnded").requestsSent()).isEmpty();
    assertThat(seen.only("callEnded").attempt()).isEmpty();
    assertThat(seen.only("callEnded").requestsSent()).hasValue(1);
  }

  @Test
  void theStartEventHasNoResult() {
    answer(200, "{\"userId\":1}");
    builderWithListener().build().me();
    MeEvent start = seen.only("callStarted");
    assertThat(start.kind()).isEmpty();
    assertThat(start.status()).isEmpty();
    assertThat(start.failure()).isEmpty();
    assertThat(start.requestId()).isEmpty();
    assertThat(start.headers()).isEmpty();
    assertThat(start.duration()).isEmpty();
    assertThat(start.retryDelay()).isEmpty();
    assertThat(start.attempt()).isEmpty();
    assertThat(start.requestsSent()).isEmpty();
    assertThat(start.cacheOutcome()).isEmpty();
  }

  @Test
  void reportsTheRefreshOfARejectedToken() {
    answer(403, EXPIRED);
    answer(200, "{\"userId\":1}");
    Iterator<String> tokens = List.of("old-token", "new-token").iterator();
    builderWithListener().tokenProvider(() -> AccessToken.of(tokens.next())).build().me();
    assertThat(seen.names)
        .containsExactly(
            "callStarted",
            "tokenRequestStarted",
            "tokenRequestEnded",
            "attemptStarted",
            "attemptEnded",
            "tokenRequestStarted",
            "tokenRequestEnded",
            "retryScheduled",
            "attemptStarted",
            "attemptEnded",
            "callEnded");
    MeEvent rejection = seen.events.get(4);
    assertThat(rejection.kind()).contains("unauthenticated");
    assertThat(rejection.status()).hasValue(403);
    assertThat(rejection.failure()).containsInstanceOf(UnauthenticatedException.class);
    assertThat(seen.only("retryScheduled").retryDelay()).contains(Duration.ZERO);
    assertThat(seen.only("retryScheduled").kind()).contains("unauthenticated");
    assertThat(seen.only("callEnded").kind()).contains("answered");
    assertThat(seen.only("callEnded").requestsSent()).hasValue(2);
  }

  @Test
  void reportsARetryWithItsDelay() {
    server.enqueue(new MockResponse.Builder().code(503).setHeader("Retry-After", "7").build());
    answer(200, "{\"userId\":1}");
    List<Duration> slept = new ArrayList<>();
    builderWithListener().waits(slept::add, () -> 0).build().me();
    assertThat(seen.names)
        .containsExactly(
            "callStarted",
            "tokenRequestStarted",
            "tokenRequestEnded",
            "attemptStarted",
            "attemptEnded",
            "retryScheduled",
            "attemptStarted",
            "attemptEnded",
            "callEnded");
    MeEvent retry = seen.only("retryScheduled");
    assertThat(retry.kind()).contains("unavailable");
    assertThat(retry.status()).hasValue(503);
    assertThat(retry.headers()).containsEntry("retry-after", "7");
    assertThat(slept).containsExactly(retry.retryDelay().orElseThrow());
    assertThat(retry.duration()).isEmpty();
  }

  @Test
  void callEndedHasTheThrownException() {
    server.close();
    MeException thrown = failure(builder().retryPolicy(RetryPolicy.none()).listener(seen).build());
    assertThat(seen.only("callEnded").failure()).containsSame(thrown);
    assertThat(seen.only("callEnded").kind()).contains("connect");
    assertThat(seen.only("attemptEnded").status()).isEmpty();
  }

  @Test
  void namesEachKindOfFailure() {
    answer(200, "not json");
    failure(builder().listener(seen).build());
    assertThat(seen.only("callEnded").kind()).contains("decode");
    assertThat(seen.only("callEnded").status()).hasValue(200);

    RecordedEvents noToken = new RecordedEvents();
    failure(builder().tokenProvider(TokenProvider.from(() -> null)).listener(noToken).build());
    assertThat(noToken.names)
        .containsExactly("callStarted", "tokenRequestStarted", "tokenRequestEnded", "callEnded");
    assertThat(noToken.only("tokenRequestEnded").kind()).contains("token");
    assertThat(noToken.only("tokenRequestEnded").failure())
        .isEqualTo(noToken.only("callEnded").failure());
    assertThat(noToken.only("callEnded").kind()).contains("token");

    RecordedEvents wrongArgument = new RecordedEvents();
    MeClient<?> client = builder().listener(wrongArgument).build();
    assertThatThrownBy(() -> client.me(Pulse.account("1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(wrongArgument.only("callEnded").kind()).contains("error");
    assertThat(wrongArgument.only("callEnded").failure()).isEmpty();
  }

  @Test
  void reportsNoTokenRequestForAnExplicitToken() {
    answer(200, "{\"userId\":1}");
    builderWithListener().build().me(MeRequest.ofToken("of-the-request"));
    assertThat(seen.names)
        .containsExactly("callStarted", "attemptStarted", "attemptEnded", "callEnded");
  }

  @Test
  void listenersAreCalledInTheOrderInWhichTheyWereAdded() {
    List<String> order = new ArrayList<>();
    answer(200, "{\"userId\":1}");
    builder()
        .listener(onCallEnded(() -> order.add("first")))
        .listener(onCallEnded(() -> order.add("second")))
        .build()
        .me();
    assertThat(order).containsExactly("first", "second");
  }

  @Tag("log")
  @Test
  void aListenerThatThrowsDoesNotFailTheCall() {
    String why = "broken listener " + System.nanoTime();
    MeListener broken =
        onCallEnded(() -> {
          throw new IllegalStateException(why);
        });
    MeClient<?> client = builder().listener(broken).listener(seen).build();
    for (int i = 0; i < 3; i++) {
      answer(200, "{\"userId\":1}");
      assertThat(client.me().identity().subject()).isEqualTo("1");
    }
    assertThat(seen.names).filteredOn("callEnded"::equals).hasSize(3);
    assertThat(Logs.all()).containsOnlyOnce(why);
  }

  private static MeListener onCallEnded(Runnable then) {
    return new MeListener() {
      @Override
      public void callEnded(MeEvent event) {
        then.run();
      }
    };
  }

  @Test
  void isListeningOnlyWithAListener() {
    Listeners none = new Listeners("testiny", List.of(), NOPLogger.NOP_LOGGER);
    assertThat(none.isListening()).isFalse();
    Listeners one = new Listeners("testiny", List.of(seen), NOPLogger.NOP_LOGGER);
    assertThat(one.isListening()).isTrue();
  }

  @Tag("log")
  @Test
  void theLogHasOneLineForEachAttemptAndNoneAboveDebug() {
    String id = "r-" + System.nanoTime();
    server.enqueue(
        new MockResponse.Builder().code(403).setHeader("X-Request-Id", id).body(EXPIRED).build());
    failure(builder().build());
    assertThat(Logs.all().lines().filter(line -> line.contains(id)))
        .singleElement()
        .asString()
        .contains("DEBUG", "testiny: attempt 1: status 403: unauthenticated in ");
    failure(builder().tokenProvider(TokenProvider.from(() -> null)).build());
    assertThat(Logs.all()).contains("testiny: the call sent no request: token");
  }
}
