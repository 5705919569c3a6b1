package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.jwk.RSAKey;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.http.Reply;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the keys are fetched while the issuer cannot publish them. */
class SigningKeysOutageTest extends UserInfoFixture {
  private static final MeRequest SHORT = REQUEST.withTimeout(Duration.ofSeconds(4));

  private final AtomicInteger keyRequests = new AtomicInteger();

  /** Returns how often the keys were fetched in {@code calls} calls, a second apart. */
  private int fetches(MeClient<UserInfo> client, int calls, Duration pause) {
    int before = server.getRequestCount();
    for (int i = 0; i < calls; i++) {
      assertThat(failure(() -> client.me(REQUEST)))
          .isInstanceOf(UnavailableException.class)
          .returns(true, MeException::retryable);
      clock.advance(pause);
    }
    return server.getRequestCount() - before - calls;
  }

  private void answerKeysWith(Callable<MockResponse> keys) {
    String signed = Keys.signed(Keys.RSA, claims().build());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (!String.valueOf(request.getTarget()).equals("/keys")) {
              return reply(200, "application/jwt", signed);
            }
            keyRequests.incrementAndGet();
            try {
              return keys.call();
            } catch (Exception stopped) {
              throw new IllegalStateException(stopped);
            }
          }
        });
  }

  @Test
  void beforeTheFirstSuccessAnOutageOfTheKeysIsNotHammered() {
    options.clientId("app");
    MeClient<UserInfo> client = client();
    answerKeysWith(() -> reply(503, "text/plain", ""));
    assertThat(fetches(client, 20, Duration.ZERO)).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(fetches(client, 60, Duration.ofSeconds(1))).isEqualTo(5);
    assertThat(fetches(client, 10, Duration.ofSeconds(30))).isBetween(9, 10);
    server.setDispatcher(new QueueDispatcher());
    answerSigned(claims -> claims);
    server.enqueue(Keys.published(Keys.RSA));
    assertThat(client.me(REQUEST).sub()).isEqualTo("248");
  }

  @ParameterizedTest
  @CsvSource({
    "408, true",
    "421, true",
    "425, true",
    "429, true",
    "500, true",
    "503, true",
    "302, false",
    "401, false",
    "403, false",
    "404, false"
  })
  void onlyAPassingStatusOfTheKeyEndpointIsAnOutage(int status, boolean isOutage) {
    options.clientId("app");
    answerKeysWith(
        () -> reply(status, "text/plain", "").newBuilder().setHeader("Retry-After", "20").build());
    assertThat(failure(this::me))
        .isInstanceOf(isOutage ? UnavailableException.class : UnexpectedResponseException.class)
        .returns(isOutage, MeException::retryable)
        .returns(Optional.of(Duration.ofSeconds(20)), MeException::retryAfter);
  }

  @Test
  void aPageInPlaceOfTheKeysIsAnOutageAndKeysThatLackAMemberAreNot() {
    assertThat(failure(() -> JsonWebKeys.read(reply("<html>"))).retryable()).isTrue();
    assertThat(failure(() -> JsonWebKeys.read(reply("{}"))).retryable()).isFalse();
  }

  private static Reply reply(String body) {
    return new Reply(200, Headers.of(), body.getBytes(UTF_8), false, 1);
  }

  @Test
  void aFailureOfTheKeyEndpointHasItsRequestId() {
    Reply reply = new Reply(503, Headers.of("X-Request-Id", "r-1"), new byte[0], false, 1);
    assertThat(failure(() -> JsonWebKeys.read(reply)))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.error().requestId()).contains("r-1"));
  }

  /** Returns a client whose keys are too old by now. */
  private MeClient<UserInfo> clientWithOldKeys() {
    options.clientId("app");
    MeClient<UserInfo> client = client();
    answerKeysWith(() -> Keys.published(Keys.RSA));
    client.me(REQUEST);
    clock.advance(SigningKeys.MAX_AGE.plus(Duration.ofSeconds(1)));
    return client;
  }

  @Test
  void oldKeysAreUsedWhileTheKeyEndpointHangs() {
    MeClient<UserInfo> client = clientWithOldKeys();
    answerKeysWith(
        () -> new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    for (int i = 0; i < 3; i++) {
      assertThat(client.me(SHORT).sub()).isEqualTo("248");
    }
    assertThat(keyRequests.get()).isLessThanOrEqualTo(2);
  }

  /** A fetch that takes longer than a call waits for it goes on. */
  @Test
  void aSlowKeyEndpointStillReplacesTheKeys() {
    MeClient<UserInfo> client = clientWithOldKeys();
    RSAKey replaced = new RSAKey.Builder(Keys.OTHER).keyID("one").build();
    CountDownLatch release = new CountDownLatch(1);
    answerKeysWith(() -> {
      release.await();
      return Keys.published(replaced);
    });
    assertThat(client.me(SHORT).sub()).isEqualTo("248");
    release.countDown();
    Deadline deadline = soon();
    Throwable refused = null;
    while (refused == null) {
      assertThat(deadline.hasPassed()).isFalse();
      refused = catchThrowable(() -> client.me(REQUEST));
    }
    assertThat(refused).isInstanceOf(UnexpectedResponseException.class);
    assertThat(keyRequests).hasValue(2);
  }

  @Test
  void anInterruptEndsTheWaitForNewerKeys() {
    MeClient<UserInfo> client = clientWithOldKeys();
    Thread caller = Thread.currentThread();
    answerKeysWith(() -> {
      caller.interrupt();
      return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
    });
    assertThat(failure(() -> client.me(REQUEST.withTimeout(Duration.ofMinutes(10)))))
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
  }
}
