package io.github.mesdk.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.model.cloudbase.Profile;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.FakeClock;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An outage of the token endpoint fails calls as late and as briefly as possible. */
class LoginOutageTest {
  private final FakeClock clock = new FakeClock();
  private LoginServer server;
  private MeClient<Profile> client;

  @BeforeEach
  void start() throws IOException {
    server = new LoginServer();
    client =
        client(
            clock.cachedOnCallersThread(
                server.login(LoginServer.signedIn()).clock(clock).buildUncached()));
  }

  private MeClient<Profile> client(TokenProvider tokens) {
    return MeClient.builder(CloudBase.at(server.origin())).tokenProvider(tokens).build();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void noCallFailsWhileTheTokenIsValidAndTheEndpointIsDownForAMinute() {
    client.me();
    clock.advanceSeconds(7200 - 200);
    server.tokenStatus(503);
    for (int second = 0; second < 60; second++) {
      client.me();
      clock.advanceSeconds(1);
    }
    assertThat(server.tokenRequests()).isBetween(2, 9);
    server.tokenStatus(200);
    clock.advanceSeconds(60);
    client.me();
    client.me();
    assertThat(server.tokenRequests()).isLessThan(11);
    clock.advanceSeconds(81);
    client.me();
  }

  @Test
  void noCallFailsWhileTheTokenIsValidAndTheEndpointHangs() {
    server.lifetime(60);
    MeClient<Profile> waiting =
        client(clock.cached(server.login(LoginServer.signedIn()).clock(clock).buildUncached()));
    waiting.me();
    clock.advanceSeconds(56);
    CountDownLatch answered = new CountDownLatch(1);
    server.answerTokensWhen(answered);
    try {
      for (int i = 0; i < 3; i++) {
        waiting.me(MeRequest.defaults().withTimeout(Duration.ofSeconds(5)));
      }
      assertThat(server.tokenRequests()).isEqualTo(2);
    } finally {
      answered.countDown();
    }
  }

  @Test
  void noCallFailsWhileTheTokenIsValidAndTheServerIsGone() {
    TokenProvider source = server.login(LoginServer.signedIn()).clock(clock).buildUncached();
    TokenProvider tokens = clock.cachedOnCallersThread(source);
    AccessToken token = tokens.token();
    server.close();
    clock.advanceSeconds(7200 - 20);
    assertThat(tokens.token()).isEqualTo(token);
    clock.advanceSeconds(21);
    assertThat(catchThrowableOfType(TokenException.class, tokens::token))
        .matches(MeException::retryable)
        .hasCauseInstanceOf(TransportException.class);
  }

  @Test
  void anOutageAfterARejectionIsRetryable() {
    client.me();
    server.revoke(1);
    server.tokenStatus(503);
    MeException failure = catchThrowableOfType(TokenException.class, client::me);
    assertThat(failure).matches(MeException::retryable);
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(failure.getSuppressed())
        .hasSize(1)
        .allMatch(UnauthenticatedException.class::isInstance);
  }

  @Test
  void anOutageAfterExpiryIsRetryableAndOverAfterItsBackoff() {
    client.me();
    clock.advanceSeconds(7201);
    server.tokenStatus(503);
    for (int i = 0; i < 3; i++) {
      MeException failure = catchThrowableOfType(TokenException.class, client::me);
      assertThat(failure).matches(MeException::retryable).hasMessageContaining("503");
      assertThat(failure.attempts()).isZero();
      assertThat(failure.getCause()).isInstanceOf(UnavailableException.class);
    }
    assertThat(server.tokenRequests()).isEqualTo(2);
    server.tokenStatus(200);
    clock.advanceSeconds(1);
    client.me();
    assertThat(server.tokenRequests()).isEqualTo(3);
  }

  @Test
  void theBackoffIsAtLeastTheRetryAfterOfTheEndpoint() {
    MeException busy =
        RateLimitedException.of(
            "idp",
            ApiError.builder(429, ErrorKind.RATE_LIMITED)
                .retryAfter(Duration.ofSeconds(20))
                .build());
    int[] calls = {0};
    TokenProvider tokens =
        clock.cachedOnCallersThread(() -> {
          calls[0]++;
          throw TokenException.unavailable("busy", busy);
        });
    for (int second = 0; second <= 20; second++) {
      assertThat(catchThrowableOfType(TokenException.class, tokens::token)).hasMessage("busy");
      clock.advanceSeconds(1);
    }
    assertThat(calls[0]).isEqualTo(2);
  }
}
