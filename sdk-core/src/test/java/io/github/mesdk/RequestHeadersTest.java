package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.MeException;
import io.github.mesdk.token.AccessToken;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

/** Headers that a supplier gives for each call. */
class RequestHeadersTest extends TestinyServer {
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private String sent(String name) throws InterruptedException {
    return server.takeRequest().getHeaders().get(name);
  }

  @Test
  void areAskedForOncePerCallAndSentWithEveryAttempt() throws Exception {
    Iterator<Integer> numbers = List.of(1, 2).iterator();
    Iterator<String> tokens = List.of("old", "new", "new").iterator();
    MeClient<?> client =
        builder()
            .tokenProvider(() -> AccessToken.of(tokens.next()))
            .requestHeaders(() -> Map.of("traceparent", TRACE + numbers.next()))
            .build();
    answer(403, EXPIRED);
    answer(200, "{\"userId\":1}");
    client.me();
    assertThat(List.of(sent("traceparent"), sent("traceparent"))).containsOnly(TRACE + 1);
    answer(200, "{\"userId\":1}");
    client.me();
    assertThat(sent("traceparent")).isEqualTo(TRACE + 2);
  }

  @Test
  void areThoseOfTheThreadThatAsks() throws Exception {
    answer(200, "{\"userId\":1}");
    MeClient<?> client =
        builder()
            .requestHeaders(() -> Map.of("X-Thread", Thread.currentThread().getName()))
            .build();
    client.meAsync().get(20, TimeUnit.SECONDS);
    assertThat(sent("X-Thread")).isEqualTo(Thread.currentThread().getName());
  }

  @Test
  void takeThePlaceOfTheClientsOwn() throws Exception {
    answer(200, "{\"userId\":1}");
    builder()
        .header("X-Tenant", "usual")
        .header("X-Other", "kept")
        .requestHeaders(() -> Map.of("x-tenant", "special"))
        .build()
        .me();
    var headers = server.takeRequest().getHeaders();
    assertThat(headers.values("X-Tenant")).containsExactly("special");
    assertThat(headers.get("X-Other")).isEqualTo("kept");
    assertThat(headers.get("User-Agent")).startsWith("mesdk/");
  }

  @Test
  void keepToTheRulesOfHeaders() {
    for (Map<String, String> wrong :
        List.of(
            Map.of("Authorization", "Bearer 5ecret"),
            Map.of("X-Key", "5ecret\r\nX-Other: 1"),
            Map.of("a b", "5ecret"))) {
      MeClient<?> client = builder().requestHeaders(() -> wrong).build();
      assertThatThrownBy(client::me)
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .doesNotContain("5ecret");
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void failTheCallWithWhatTheirSupplierThrows() {
    IllegalStateException why = new IllegalStateException("no span");
    MeClient<?> client =
        builder()
            .requestHeaders(() -> {
              throw why;
            })
            .build();
    assertThatThrownBy(client::me).isSameAs(why);
    assertThatThrownBy(() -> client.meAsync().get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCause(why);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void areHiddenLikeTheClientsOwnButForThoseOfTracing() {
    for (String name : List.of("traceparent", "X-Request-ID", "x-b3-traceid")) {
      assertThat(echoed(name)).contains(TRACE);
    }
    assertThat(echoed("X-Gateway-Key")).doesNotContain(TRACE).contains("***");
  }

  /** The message of a failure in which the service says the header back. */
  private String echoed(String name) {
    server.enqueue(
        new MockResponse.Builder().code(400).body("{\"message\":\"saw " + TRACE + "\"}").build());
    MeException failure = failure(builder().requestHeaders(() -> Map.of(name, TRACE)).build());
    return failure.getMessage();
  }
}
