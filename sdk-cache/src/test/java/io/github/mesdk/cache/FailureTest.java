package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The effect of a failed load: a negative entry, a retry pause, or none. */
@Timeout(60)
class FailureTest extends CacheFixture {

  static List<MeException> outages() {
    return Stream.concat(
            Stream.of(ErrorKind.UNAVAILABLE, ErrorKind.RATE_LIMITED, ErrorKind.UNEXPECTED_RESPONSE)
                .map(kind -> (MeException) ApiException.of(ApiError.builder(500, kind).build())),
            Stream.of(
                DecodeException.ofUnreadableBody("", "the body is empty"),
                TransportException.of(TransportException.Reason.TIMEOUT, "too late", null),
                TransportException.of(TransportException.Reason.TLS, "not trusted", null)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("outages")
  void anOutageIsNotCached(MeException outage) {
    fail(outage);
    assertThat(failure("one")).hasSameClassAs(outage);
    failure("one");
    assertLoads(2);
  }

  @ParameterizedTest
  @MethodSource("outages")
  void aStaleAnswerIsServedDuringAnOutage(MeException outage) {
    get("one");
    clock.advanceSeconds(60);
    fail(outage);
    assertThat(get("one").userId()).isEqualTo(7);
  }

  static List<MeException> noAnswers() {
    return Stream.concat(
            Stream.of(ErrorKind.UNAVAILABLE, ErrorKind.RATE_LIMITED, ErrorKind.UNEXPECTED_RESPONSE)
                .map(kind -> (MeException) ApiException.of(ApiError.builder(200, kind).build())),
            Stream.of(
                DecodeException.of("the body is not a JSON object"),
                DecodeException.of("", "userId", "missing")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("noAnswers")
  void aResponseThatIsNoAnswerIsThrownAndRemovesTheAnswer(MeException noAnswer) {
    get("one");
    clock.advanceSeconds(60);
    fail(noAnswer);
    assertThat(failure("one")).hasSameClassAs(noAnswer);
    fail(ErrorKind.UNAVAILABLE);
    assertThat(failure("one")).isInstanceOf(UnavailableException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAUTHENTICATED", "PERMISSION_DENIED", "NOT_FOUND", "INVALID_REQUEST"})
  void aFailureAboutTheUserIsThrownAndRemovesTheAnswer(ErrorKind kind) {
    get("one");
    clock.advanceSeconds(60);
    fail(kind);
    assertThat(((ApiException) failure("one")).error().kind()).isEqualTo(kind);
    fail(ErrorKind.UNAVAILABLE);
    assertThat(failure("one")).isInstanceOf(UnavailableException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"INVALID", "EXPIRED"})
  void aNegativeEntryRejectsTheTokenForTenSeconds(UnauthenticatedReason reason) {
    fail(rejection(reason));
    MeException first = failure("one");
    clock.advanceSeconds(9);
    MeException second = failure("one");
    assertThat(second).isInstanceOf(UnauthenticatedException.class).isNotSameAs(first);
    assertThat(((UnauthenticatedException) second).reason()).isEqualTo(reason);
    assertThat(second.attempts()).as("nothing was sent").isZero();
    assertLoads(1);
    clock.advanceSeconds(1);
    failure("one");
    assertLoads(2);
    assertThat(outcomes)
        .containsExactly(CacheOutcome.MISS, CacheOutcome.NEGATIVE, CacheOutcome.MISS);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"INVALID", "EXPIRED"})
  void otherRejectionsAreNotCached(UnauthenticatedReason reason) {
    fail(rejection(reason));
    failure("one");
    failure("one");
    assertLoads(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void aRejectionWithAnOutageStatusIsNotCachedAndRemovesTheAnswer(int status) {
    get("one");
    clock.advanceSeconds(60);
    fail(rejection(status, UnauthenticatedReason.INVALID));
    for (int i = 0; i < 2; i++) {
      assertThat(failure("one")).isInstanceOf(UnauthenticatedException.class);
    }
    assertLoads(3);
  }

  @Test
  void aRejectionOfTheBackendsTokenIsNotCachedForTheSubject() {
    fail(rejection(UnauthenticatedReason.INVALID));
    Argument subject = Argument.ofSecret("token", "of-the-subject");
    failure(request(AccessToken.of("of-the-backend"), subject));
    failure(request(AccessToken.of("of-the-backend"), subject));
    assertLoads(2);
  }

  @Test
  void aNegativeEntryDoesNotAffectOtherTokens() {
    fail(rejection(UnauthenticatedReason.INVALID));
    failure("one");
    provider = () -> user(8);
    assertThat(get("two").userId()).isEqualTo(8);
  }

  @Test
  void negativeEntriesCanBeDisabled() {
    cache = builder().negativeTimeToLive(Duration.ZERO).build();
    fail(rejection(UnauthenticatedReason.INVALID));
    failure("one");
    failure("one");
    assertLoads(2);
  }

  @Test
  void anErrorOfTheThreadPoolFailsAllWaiters() {
    InternalError noThread = new InternalError("cannot create a thread");
    List<CompletableFuture<AuthInfo>> others = new ArrayList<>();
    cache =
        builder()
            .threads(task -> {
              others.add(start(request("one"), Duration.ofSeconds(30)));
              throw noThread;
            })
            .build();
    CompletableFuture<AuthInfo> first = start(request("one"), Duration.ofSeconds(30));
    CompletableFuture<AuthInfo> next = start(request("one"), Duration.ofSeconds(30));
    for (CompletableFuture<AuthInfo> waiting : List.of(first, others.get(0), next, others.get(1))) {
      assertThat(waiting).isCompletedExceptionally();
      assertThat(waiting.handle((answer, failure) -> failure).join()).isSameAs(noThread);
    }
  }

  @Test
  void anErrorOfTheTimerFailsTheWaiter() {
    InternalError noThread = new InternalError("cannot create a thread");
    cache =
        MeCache.builder()
            .clock(
                clock,
                clock::nanoTime,
                (task, nanos, unlessDone) -> {
                  throw noThread;
                })
            .build();
    for (int i = 0; i < 2; i++) {
      CompletableFuture<AuthInfo> waiting = start(request("one"), Duration.ofSeconds(30));
      assertThat(waiting).isCompletedExceptionally();
      assertThat(waiting.handle((answer, failure) -> failure).join()).isSameAs(noThread);
    }
  }

  @Test
  void anUnexpectedExceptionIsThrownAndNotCached() {
    provider =
        () -> {
          throw new IllegalStateException("a bug");
        };
    for (int i = 0; i < 2; i++) {
      assertThat(start(request("one"), Duration.ofSeconds(30)).handle((answer, bug) -> bug).join())
          .hasMessageContaining("a bug");
    }
    assertLoads(2);
  }
}
