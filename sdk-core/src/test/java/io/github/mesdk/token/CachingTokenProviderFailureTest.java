package io.github.mesdk.token;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.token.refresh.LoginOwner;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A failing source: callers use the valid token, and later recover quickly. */
class CachingTokenProviderFailureTest {
  private final TokenException down = TokenException.unavailable("the endpoint is down", null);

  private final FakeClock clock = new FakeClock();
  private final ScriptedTokens source = new ScriptedTokens();
  private final TokenProvider tokens = builder().threads(Runnable::run).build();

  /** With random 0, so each backoff is half of the doubled wait. */
  private CachingTokenProviderBuilder builder() {
    return TokenProvider.cachingBuilder(source).clock(clock, clock::nanoTime).random(() -> 0);
  }

  private static Instant at(long second) {
    return FakeClock.START.plusSeconds(second);
  }

  private MeException failure() {
    return catchThrowableOfType(MeException.class, tokens::token);
  }

  @Test
  void noCallFailsDuringAnOutageOfAMinuteWhileTheTokenIsValid() {
    AtomicBoolean isDown = new AtomicBoolean();
    source.then(() -> {
      if (isDown.get()) {
        throw down;
      }
      return AccessToken.of(
          "at-" + clock.instant().getEpochSecond(), clock.instant().plusSeconds(3600));
    });
    AccessToken first = tokens.token();
    clock.advanceSeconds(3300);
    isDown.set(true);
    for (int second = 0; second < 60; second++) {
      assertThat(tokens.token()).isEqualTo(first);
      clock.advanceSeconds(1);
    }
    // Retries after 0.5, 1, 2, 4, 8, 16 and 30 seconds; the test reads at whole seconds.
    assertThat(source.calls()).isEqualTo(1 + 7);
    isDown.set(false);
    clock.advanceSeconds(30);
    tokens.token();
    assertThat(tokens.token()).isNotEqualTo(first);
  }

  /** Any other failure keeps the token: a refresh may fail although the token is still valid. */
  @Test
  void aTokenOfALoginThatMustBeVerifiedIsDropped() {
    LoginOwner owner =
        new LoginOwner(Optional.empty(), URI.create("https://id.example.com"), Optional.empty());
    source
        .thenReturn("one", at(3600))
        .thenThrow(owner.signInAgain("sign in again"))
        .thenThrow(owner.unverified("the login"));
    tokens.token();
    clock.advanceSeconds(3500);
    assertThat(tokens.token().value()).isEqualTo("one");
    clock.advanceSeconds(60);
    tokens.token(); // starts the refresh and does not wait for it
    assertThat(failure())
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("the login must be verified; sign in again");
    assertThat(source.calls()).isEqualTo(3);
  }

  @Test
  void callsFailAtOnceAfterExpiryUntilTheBackoffIsOver() {
    source.thenReturn("one", at(60)).thenThrow(down).thenReturn("two", at(3600));
    tokens.token();
    clock.advanceSeconds(60);
    MeException first = failure();
    MeException second = failure();
    assertThat(first).isInstanceOf(TokenException.class).matches(MeException::retryable);
    assertThat(second).hasMessage("the endpoint is down").isNotSameAs(first).isNotSameAs(down);
    assertThat(second.inCall("idp", 0)).hasMessage("idp: the endpoint is down");
    assertThat(source.calls()).isEqualTo(2);
    clock.advance(ofMillis(500).minusNanos(1));
    failure();
    assertThat(source.calls()).isEqualTo(2);
    clock.advance(ofMillis(1));
    assertThat(tokens.token().value()).isEqualTo("two");
  }

  @Test
  void theBackoffGrowsWithEachFailureAndIsResetByASuccess() {
    source.thenThrow(down);
    for (double seconds : new double[] {0.5, 1, 2, 4, 8, 16, 30, 30}) {
      int calls = source.calls();
      failure();
      assertThat(source.calls()).isEqualTo(calls + 1);
      Duration wait = ofMillis((long) (seconds * 1000));
      clock.advance(wait.minusNanos(1));
      failure();
      assertThat(source.calls()).isEqualTo(calls + 1);
      clock.advance(Duration.ofNanos(1));
    }
    source.thenReturn("one", clock.instant().plusSeconds(2)).thenThrow(down).thenReturn("two");
    tokens.token();
    clock.advanceSeconds(2);
    failure();
    clock.advance(ofMillis(500));
    assertThat(tokens.token().value()).isEqualTo("two");
  }

  @Test
  void jitterSpreadsTheSecondHalfOfTheBackoff() {
    Backoff backoff = new Backoff(ofSeconds(1), ofSeconds(60), () -> 1);
    assertThat(backoff.after(down, 1)).isEqualTo(ofSeconds(1));
    assertThat(backoff.after(down, 3)).isEqualTo(ofSeconds(4));
    assertThat(backoff.after(down, Integer.MAX_VALUE)).isEqualTo(ofSeconds(60));
  }

  @Test
  void aRetryAfterOfTheSourceIsUsedUpToTheLongestBackoff() {
    Backoff backoff = new Backoff(ofSeconds(1), ofSeconds(60), () -> 0);
    assertThat(backoff.after(rateLimited(20), 1)).isEqualTo(ofSeconds(20));
    assertThat(backoff.after(rateLimited(0), 1)).isEqualTo(ofMillis(500));
    assertThat(backoff.after(rateLimited(3600), 1)).isEqualTo(ofSeconds(60));
    TokenException endpointFailure = TokenException.unavailable("no token", rateLimited(20));
    assertThat(backoff.after(endpointFailure, 1)).isEqualTo(ofSeconds(20));
  }

  private static MeException rateLimited(long seconds) {
    return RateLimitedException.of(
        "idp",
        ApiError.builder(429, ErrorKind.RATE_LIMITED).retryAfter(ofSeconds(seconds)).build());
  }

  @Test
  void aRetryAfterInTheCauseIsUsed() {
    Backoff backoff = new Backoff(ofSeconds(1), ofSeconds(60), () -> 0);
    TokenException down = TokenException.unavailable("the endpoint is down", rateLimited(17));
    assertThat(backoff.after(down, 1)).isEqualTo(ofSeconds(17));
  }

  @Test
  void aMeExceptionKeepsItsType() {
    ApiError revoked =
        ApiError.builder(400, ErrorKind.UNAUTHENTICATED).code("invalid_grant").build();
    source.thenThrow(UnauthenticatedException.of("idp", revoked));
    assertThat(failure()).isInstanceOf(UnauthenticatedException.class);
    assertThat(failure())
        .isInstanceOfSatisfying(
            UnauthenticatedException.class, e -> assertThat(e.error()).isSameAs(revoked));

    source.thenThrow(
        TransportException.of("idp", TransportException.Reason.DNS, "no such host", null));
    clock.advanceSeconds(1);
    assertThat(failure())
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.DNS));
  }

  @Test
  void aLinkageErrorIsNotRetryable() {
    NoSuchMethodError tooOld = new NoSuchMethodError("okhttp3.Call.addEventListener");
    source.then(() -> {
      throw tooOld;
    });
    assertThat(failure())
        .isInstanceOf(TokenException.class)
        .hasCause(tooOld)
        .matches(failure -> !failure.retryable());
  }

  @Test
  void anyOtherExceptionBecomesARetryableTokenException() {
    IllegalStateException odd = new IllegalStateException("the vault is sealed");
    source.thenThrow(odd);
    assertThat(failure())
        .isInstanceOf(TokenException.class)
        .hasMessage("the token source failed")
        .hasCause(odd)
        .matches(MeException::retryable);
  }

  @Test
  void theProviderRecoversFromASourceThatReturnsNullOrThrowsAnError() {
    source.then(() -> null);
    assertThat(failure()).hasMessage("the token source returned null").matches(e -> !e.retryable());
    source.then(() -> {
      throw new NoClassDefFoundError("a driver");
    });
    clock.advanceSeconds(60);
    assertThat(failure()).hasCauseInstanceOf(NoClassDefFoundError.class);
    source.thenReturn("one");
    clock.advanceSeconds(60);
    assertThat(tokens.token().value()).isEqualTo("one");
  }

  @Test
  void theProviderRecoversWhenNoThreadCanBeStarted() {
    AtomicBoolean isFull = new AtomicBoolean(true);
    TokenProvider tokens =
        builder()
            .threads(task -> {
              if (isFull.get()) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              task.run();
            })
            .build();
    source.thenReturn("one");
    assertThatThrownBy(tokens::token).isInstanceOf(TokenException.class);
    isFull.set(false);
    clock.advanceSeconds(1);
    assertThat(tokens.token().value()).isEqualTo("one");
  }
}
