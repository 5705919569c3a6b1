package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.http.HttpResult;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Transport;
import io.github.mesdk.http.WireRequest;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/**
 * A call that decodes a large signed response waits for the keys while another call fetches them.
 * So the fetch must not wait until a large body is decoded.
 */
class LargeKeySetTest extends IssuerFixture {
  /** Large with a heap of any size. */
  private static final int LARGE = 64 * 1024 + 1;

  private final Transport transport = new Transport(null, LARGE, true);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);

  /** Publishes a key set with spaces after it. */
  private void publish(int bytes) {
    String keys = new JWKSet(Keys.RSA).toString(true);
    String padded = keys + " ".repeat(bytes - keys.length());
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(at("/realm").toString())
            .audience("app")
            .subject("248")
            .build();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return switch (request.getUrl().encodedPath()) {
              case "/keys" -> reply(200, "application/json", padded);
              case "/large" -> reply(200, "application/json", " ".repeat(LARGE));
              default -> reply(200, "application/jwt", Keys.signed(Keys.RSA, claims));
            };
          }
        });
  }

  private UserInfo me() {
    return MeClient.builder(issuer().userInfoBuilder().clientId("app").build())
        .retryPolicy(RetryPolicy.none())
        .timeout(Duration.ofSeconds(5))
        .build()
        .me(MeRequest.ofToken("t"));
  }

  /** Reads a large body, and keeps it until the end of the test. */
  private void hold(CompletableFuture<Boolean> isRead) {
    WireRequest request = WireRequest.builder("GET", at("/large"), "").build();
    try (HttpResult result = transport.execute(request, Deadline.after(Duration.ofSeconds(1)))) {
      isRead.complete(result instanceof Reply);
      end.await();
    } catch (InterruptedException stopped) {
      isRead.completeExceptionally(stopped);
    }
  }

  @Test
  void keysAreFetchedWhileNoOtherLargeBodyCanBeRead() throws Exception {
    publish(LARGE);
    try {
      boolean isRead = true;
      while (isRead) {
        CompletableFuture<Boolean> next = new CompletableFuture<>();
        threads.execute(() -> hold(next));
        isRead = next.get();
      }
      assertThat(me().sub()).isEqualTo("248");
    } finally {
      end.countDown();
      transport.close();
      threads.shutdown();
      assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aKeySetAboveTheSizeLimitIsRefused() {
    publish(SigningKeys.MAX_BYTES);
    assertThat(me().sub()).isEqualTo("248");
    publish(SigningKeys.MAX_BYTES + 1);
    assertThat(failure(this::me))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("more than 128 KiB");
  }
}
