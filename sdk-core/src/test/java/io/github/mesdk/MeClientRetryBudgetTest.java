package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.Servers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts the requests that a failing service receives from a client with a retry budget. */
class MeClientRetryBudgetTest extends TestinyServer {

  private void always(MockResponse reply) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return reply;
          }
        });
  }

  private static MockResponse down(int status, String retryAfter) {
    MockResponse.Builder down = new MockResponse.Builder().code(status);
    return retryAfter == null ? down.build() : down.setHeader("Retry-After", retryAfter).build();
  }

  private int requestsFor(MeClient<AuthInfo> client, int calls) {
    int before = server.getRequestCount();
    for (int i = 0; i < calls; i++) {
      failure(client);
    }
    return server.getRequestCount() - before;
  }

  @ParameterizedTest
  @CsvSource({"408,", "408,0", "429,0", "502,", "503,", "503,0", "504,"})
  void anOutageIsNotMultiplied(int status, String retryAfter) {
    always(down(status, retryAfter));
    MeClient<AuthInfo> client = builder().build();
    assertThat(requestsFor(client, 5)).as("within the budget").isEqualTo(15);
    assertThat(requestsFor(client, 100)).as("after the budget is spent").isEqualTo(100);
  }

  @Test
  void anOutageIsNotMultipliedByConcurrentCallers() throws Exception {
    always(down(503, null));
    MeClient<AuthInfo> client = builder().build();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 8; i++) {
      threads.execute(() -> {
        for (int call = 0; call < 50; call++) {
          failure(client);
        }
      });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(server.getRequestCount()).isEqualTo(400 + 10);
  }

  @Test
  void successesRefillTheBudget() {
    always(down(503, null));
    MeClient<AuthInfo> client = builder().build();
    requestsFor(client, 5);
    always(Servers.json(200, "{\"userId\":1}"));
    for (int i = 0; i < 20; i++) {
      client.me();
    }
    always(down(503, null));
    assertThat(requestsFor(client, 10)).isEqualTo(10 + 2);
  }

  @Test
  void eachClientHasItsOwnBudget() {
    always(down(503, null));
    MeClientBuilder<AuthInfo> builder = builder();
    requestsFor(builder.build(), 5);
    assertThat(requestsFor(builder.build(), 5)).isEqualTo(15);
  }

  @Test
  void theBudgetIsConfigurable() {
    always(down(503, null));
    RetryPolicy larger = RetryPolicy.builder().budget(40, 0.1).build();
    assertThat(requestsFor(builder().retryPolicy(larger).build(), 50)).isEqualTo(50 + 40);
    RetryPolicy none = RetryPolicy.builder().withoutBudget().build();
    assertThat(requestsFor(builder().retryPolicy(none).build(), 50)).isEqualTo(150);
  }
}
