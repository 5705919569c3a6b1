package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.testing.Secrets;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect.Stall;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Tests edge cases: proxies, interceptors, slow name lookups, unusual limits and headers. */
class MeClientHardeningTest extends TestinyServer {

  @Test
  void sendsOneHeaderPerName() throws Exception {
    answer(200, "{\"userId\":1}");
    builder().header("user-agent", "mine").header("X-A", "1").header("x-a", "2").build().me();
    var headers = server.takeRequest().getHeaders();
    assertThat(headers.values("User-Agent")).containsExactly("mine");
    assertThat(headers.values("X-A")).containsExactly("2");
  }

  @Test
  void sendsNoTokenInPlainTextThroughAProxy() throws Exception {
    try (MockWebServer proxy = NoDelaySockets.newServer()) {
      proxy.start();
      OkHttpClient own = new OkHttpClient.Builder().proxy(proxy.getProxyAddress()).build();
      answer(200, "{\"userId\":1}");
      builder().httpClient(own).build().me();
      assertThat(proxy.getRequestCount()).isZero();
      proxy.enqueue(Servers.json(200, "{\"userId\":2}"));
      MeClient<AuthInfo> permitted = builder().httpClient(own).allowInsecureHttp().build();
      assertThat(permitted.me().userId()).isEqualTo(2);
    }
  }

  @Test
  void a407FromAServerIsAnUnexpectedResponse() {
    answer(407, EXPIRED);
    MeException failure = failure(builder().build());
    assertThat(failure).isInstanceOf(UnexpectedResponseException.class);
    assertThat(failure.retryable()).isFalse();
  }

  @Test
  void wrapsAnExceptionOfAnInterceptor() {
    OkHttpClient own =
        new OkHttpClient.Builder()
            .addInterceptor(chain -> {
              throw new IllegalStateException("saw " + chain.request().headers("X-Api-Key"));
            })
            .build();
    MeException failure = failure(builder().httpClient(own).build());
    assertThat(failure)
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("one of its interceptors threw IllegalStateException");
    Secrets.assertAbsent(failure, "the-token");
  }

  @Test
  void nameLookupsObserveTheTimeoutOfTheCall() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    OkHttpClient own =
        new OkHttpClient.Builder()
            .dns(host -> {
              started.countDown();
              awaitUninterruptibly(release);
              throw new UnknownHostException(host);
            })
            .build();
    MeClient<AuthInfo> client = builder(URI.create("https://slow.example")).httpClient(own).build();
    MeRequest hurried = MeRequest.defaults().withTimeout(Duration.ofMillis(100));
    assertThatThrownBy(() -> client.me(hurried))
        .isInstanceOfSatisfying(
            TransportException.class,
            failure -> assertThat(failure.reason()).isEqualTo(TransportException.Reason.TIMEOUT));
    assertThat(started.getCount()).isZero();
    release.countDown();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void reportsATimeoutOfOneStepBeforeTheDeadline() {
    server.enqueue(new MockResponse.Builder().onResponseStart(Stall.INSTANCE).build());
    OkHttpClient impatient = new OkHttpClient.Builder().readTimeout(Duration.ofMillis(100)).build();
    assertThat(failure(builder().httpClient(impatient).build()))
        .message()
        .startsWith("testiny: ")
        .endsWith(" took too long to accept the connection or to respond");
  }

  @Test
  void doesNotTreatARedirectOrAServerErrorAsARejectedToken() {
    answer(302, EXPIRED);
    assertThat(failure(builder().build())).isInstanceOf(UnexpectedResponseException.class);
    answer(500, "{\"error\":\"invalid_token\"}");
    assertThat(failure(builder().build())).isInstanceOf(UnavailableException.class);
  }

  @Test
  void readsABlankIdWithAnErrorAsAFailure() {
    answer(200, "{\"userId\":\" \",\"code\":\"AUTH_TOKEN_EXPIRED\"}");
    assertThat(failure(builder().build())).isInstanceOf(UnauthenticatedException.class);
    answer(200, "{\"error\":\"No user context\"}");
    assertThat(failure(builder().build())).hasMessageContaining("No user context");
  }

  @Test
  void rejectsANullRequest() {
    MeClient<AuthInfo> client = builder().build();
    assertThatThrownBy(() -> client.me((MeRequest) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("request");
  }
}
