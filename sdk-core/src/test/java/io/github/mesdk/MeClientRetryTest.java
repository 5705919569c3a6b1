package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.concurrent.Sleeper;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.Logs;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect.CloseSocket;
import mockwebserver3.SocketEffect.Stall;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests when a call retries, how long it waits, and how it fails in the end. */
class MeClientRetryTest extends TestinyServer {
  private static final String ADA = "{\"userId\":1}";

  private void answer(int status, String header, String value) {
    server.enqueue(new MockResponse.Builder().code(status).setHeader(header, value).build());
  }

  private void answerNothing() {
    server.enqueue(new MockResponse.Builder().onResponseStart(new CloseSocket()).build());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 421, 425, 429, 502, 503, 504, 520, 521, 522, 523, 524, 530})
  void recoversFromATemporaryOutage(int status) {
    answer(status, "");
    answer(status, "");
    answer(200, ADA);
    assertThat(builder().build().me().userId()).isEqualTo(1);
    assertThat(waits).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void recoversFromABrokenConnection() {
    answerNothing();
    server.enqueue(new MockResponse.Builder().body(ADA).onResponseBody(new CloseSocket()).build());
    answer(200, ADA);
    assertThat(builder().build().me().userId()).isEqualTo(1);
    assertThat(waits).hasSize(2);
  }

  @Test
  void retriesAPostRequest() throws Exception {
    answer(503, "");
    answer(200, "{\"user\":{\"id\":\"u1\"}}");
    MeClient.builder(Krystal.provider().at(Servers.origin(server)))
        .tokenProvider(TokenProvider.of("the-token"))
        .waits(waits::add, () -> 0.5)
        .build()
        .me(Krystal.subject("subject"));
    String first = server.takeRequest().getBody().utf8();
    var second = server.takeRequest();
    assertThat(second.getMethod()).isEqualTo("POST");
    assertThat(second.getBody().utf8()).isEqualTo(first).contains("subject");
  }

  @Test
  void throwsTheLastFailureWithTheEarlierOnesSuppressed() {
    answerNothing();
    answer(502, "");
    answer(503, "");
    MeException failure = failure(builder().build());
    assertThat(failure).isInstanceOf(UnavailableException.class).hasMessageContaining("503");
    assertThat(failure.attempts()).isEqualTo(3);
    assertThat(failure.getSuppressed())
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(TransportException.class),
            second -> assertThat(((MeException) second).attempts()).isEqualTo(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 500, 501, 505, 302, 418})
  void doesNotRetryAPermanentFailure(int status) {
    answer(status, "");
    assertThat(failure(builder().build()).attempts()).isEqualTo(1);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void doesNotRetryAnUntrustedConnection() {
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder()
            .heldCertificate(new HeldCertificate.Builder().commonName("localhost").build())
            .build();
    server.useHttps(certificates.sslSocketFactory());
    URI secure = URI.create("https://localhost:" + server.getPort());
    MeException failure = failure(builder(secure).build());
    assertThat(((TransportException) failure).reason()).isEqualTo(TransportException.Reason.TLS);
    assertThat(waits).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"408,0", "503,0", "503,99999999999", "429,0", "502,0"})
  void doesNotRetryWhenRetriesAreOff(int status, String retryAfter) {
    answer(status, "Retry-After", retryAfter);
    MeException failure = failure(builder().retryPolicy(RetryPolicy.none()).build());
    assertThat(((ApiException) failure).error().retryAfter()).isPresent();
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"Retry-After,2,2250", "Retry-After,0,250", "retry-after-ms,1500,1750"})
  void waitsAsLongAsTheServiceRequests(String header, String value, long millis) {
    answer(503, header, value);
    answer(200, ADA);
    builder().build().me();
    assertThat(waits).containsExactly(Duration.ofMillis(millis));
  }

  @Test
  void doesNotStartAWaitBeyondItsDeadline() {
    answer(429, "Retry-After", "3600");
    MeClient<AuthInfo> client = builder().timeout(Duration.ofSeconds(5)).build();
    RateLimitedException failure = (RateLimitedException) failure(client);
    assertThat(failure.error().retryAfter()).contains(Duration.ofHours(1));
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(waits).isEmpty();
  }

  @Test
  void limitsTheWaitToTheTimeoutOfTheRequest() {
    answer(503, "Retry-After", "20");
    MeRequest hurried = MeRequest.defaults().withTimeout(Duration.ofSeconds(15));
    MeException failure =
        catchThrowableOfType(MeException.class, () -> builder().build().me(hurried));
    assertThat(failure).isInstanceOf(UnavailableException.class);
    assertThat(waits).isEmpty();
  }

  @Test
  void oneDeadlineLimitsAllAttempts() {
    for (int i = 0; i < 50; i++) {
      server.enqueue(new MockResponse.Builder().onResponseStart(Stall.INSTANCE).build());
    }
    OkHttpClient shortReadTimeout =
        new OkHttpClient.Builder().readTimeout(Duration.ofMillis(40)).build();
    RetryPolicy manyAttempts = RetryPolicy.builder().maxAttempts(1_000).withoutBudget().build();
    MeClient<AuthInfo> client =
        builder()
            .httpClient(shortReadTimeout)
            .retryPolicy(manyAttempts)
            .waits(waits::add, () -> 0)
            .timeout(Duration.ofMillis(300))
            .build();
    long start = System.nanoTime();
    TransportException failure = (TransportException) failure(client);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(failure.reason()).isEqualTo(TransportException.Reason.TIMEOUT);
    assertThat(failure.getSuppressed()).isNotEmpty();
    assertThat(failure.attempts()).isBetween(2, 8);
    assertThat(took).isBetween(Duration.ofMillis(300), Duration.ofSeconds(10));
  }

  @Test
  void makesNoAttemptWhenTheTokenTookTheWholeTimeout() {
    TokenProvider slow =
        new TokenProvider() {
          @Override
          public AccessToken token() {
            throw new AssertionError("token(Deadline) must be called");
          }

          @Override
          public AccessToken token(Deadline deadline) {
            while (!deadline.hasPassed()) {
              Thread.onSpinWait();
            }
            return AccessToken.of("late");
          }
        };
    MeClient<AuthInfo> client =
        builder().tokenProvider(slow).timeout(Duration.ofMillis(20)).build();
    TransportException failure = (TransportException) failure(client);
    assertThat(failure.reason()).isEqualTo(TransportException.Reason.TIMEOUT);
    assertThat(failure.attempts()).isZero();
    assertThat(waits).isEmpty();
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void anInterruptEndsTheWaitAtOnce() {
    answer(503, "");
    MeClient<AuthInfo> client =
        builder()
            .waits(
                time -> {
                  Thread.currentThread().interrupt();
                  Sleeper.SYSTEM.sleep(time);
                },
                () -> 0.5)
            .build();
    TransportException failure = (TransportException) failure(client);
    assertThat(Thread.interrupted()).as("the interrupt flag is set").isTrue();
    assertThat(failure.reason()).isEqualTo(TransportException.Reason.INTERRUPTED);
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(failure.getSuppressed()).singleElement().isInstanceOf(UnavailableException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aReplayWithARefreshedTokenDoesNotUseUpAnAttempt() {
    answer(503, "");
    answer(403, EXPIRED);
    answer(502, "");
    answer(504, "");
    Deque<String> tokens = new ArrayDeque<>(List.of("old", "new"));
    MeException failure =
        failure(builder().tokenProvider(TokenProvider.from(tokens::poll)).build());
    assertThat(failure).hasMessageContaining("504");
    assertThat(failure.attempts()).isEqualTo(4);
    assertThat(failure.getSuppressed()).hasSize(3);
    assertThat(waits).hasSize(2);
  }

  @Test
  void anExplicitTokenIsRetriedInAnOutageButNotAfterARejection() {
    answer(503, "");
    answer(403, EXPIRED);
    MeException failure =
        catchThrowableOfType(MeException.class, () -> builder().build().me(MeRequest.ofToken("x")));
    assertThat(failure).isInstanceOf(UnauthenticatedException.class);
    assertThat(failure.attempts()).isEqualTo(2);
    assertThat(waits).hasSize(1);
  }

  @Test
  void countsTheElapsedTimeAgainstTheLimitOfThePolicy() {
    answer(503, "");
    answer(200, ADA);
    RetryPolicy hour = RetryPolicy.builder().maxElapsed(Duration.ofHours(1)).build();
    assertThat(builder().retryPolicy(hour).build().me().userId()).isEqualTo(1);
    answer(503, "");
    RetryPolicy instant = RetryPolicy.builder().maxElapsed(Duration.ofNanos(1)).build();
    assertThat(failure(builder().retryPolicy(instant).build()))
        .isInstanceOf(UnavailableException.class);
    assertThat(waits).hasSize(1);
  }

  @Test
  void doesNotRetryAFailingTokenProvider() {
    int[] calls = {0};
    TokenProvider down =
        () -> {
          calls[0]++;
          throw TokenException.unavailable("the vault is down", new IOException("refused"));
        };
    MeException failure = failure(builder().tokenProvider(down).build());
    assertThat(failure.retryable()).isTrue();
    assertThat(calls[0]).isEqualTo(1);
    assertThat(waits).isEmpty();
  }

  @Tag("log")
  @Test
  void logsTheWaitBeforeTheNextAttempt() throws Exception {
    answer(503, "Retry-After", "7");
    answer(200, ADA);
    builder().build().me();
    assertThat(Logs.all()).contains("testiny: next attempt in 7250 ms");
  }
}
