package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.MeException;
import io.github.mesdk.token.AccessToken;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests headers that the program supplies for each attempt. */
class RequestHeadersTest extends TestinyServer {
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private String sent(String name) throws InterruptedException {
    return server.takeRequest().getHeaders().get(name);
  }

  /** Stands for the thread-local of a tracer. */
  private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

  private record Trace(String id) {}

  /** Attaches the current trace of the calling thread. */
  private static final MeListener ATTACHING =
      new MeListener() {
        @Override
        public void callStarted(MeEvent event) {
          event.attach(Trace.class, new Trace(CURRENT.get()));
        }
      };

  @AfterEach
  void forget() {
    CURRENT.remove();
  }

  private static Map<String, String> traceparent(MeEvent attempt) {
    Trace trace = attempt.attachment(Trace.class).orElseThrow();
    return Map.of("traceparent", trace.id() + "-" + attempt.attempt().orElseThrow());
  }

  @Test
  void areSuppliedOncePerAttempt() throws Exception {
    Iterator<String> tokens = List.of("old", "new").iterator();
    MeClient<?> client =
        builder()
            .tokenProvider(() -> AccessToken.of(tokens.next()))
            .requestHeaders(attempt -> Map.of("X-Attempt", "" + attempt.attempt().orElseThrow()))
            .build();
    answer(503, "{}");
    answer(403, EXPIRED);
    answer(200, "{\"userId\":1}");
    client.me();
    assertThat(List.of(sent("X-Attempt"), sent("X-Attempt"), sent("X-Attempt")))
        .containsExactly("1", "2", "3");
    answer(200, "{\"userId\":1}");
    client.me(MeRequest.ofToken("of-a-user"));
    assertThat(sent("X-Attempt")).isEqualTo("1");
  }

  @Test
  void areSuppliedAfterAttemptStartedOnTheSameThread() throws Exception {
    answer(200, "{\"userId\":1}");
    List<Thread> threads = new CopyOnWriteArrayList<>();
    MeListener last =
        new MeListener() {
          @Override
          public void attemptStarted(MeEvent event) {
            threads.add(Thread.currentThread());
            event.attach(Trace.class, new Trace("of-the-attempt"));
          }
        };
    MeClient<?> client =
        builder()
            .listener(last)
            .requestHeaders(attempt -> {
              threads.add(Thread.currentThread());
              return traceparent(attempt);
            })
            .build();
    client.meAsync().get(20, TimeUnit.SECONDS);
    assertThat(sent("traceparent")).isEqualTo("of-the-attempt-1");
    assertThat(threads).hasSize(2).doesNotContain(Thread.currentThread());
    assertThat(threads.get(1)).isSameAs(threads.get(0));
  }

  @Test
  void seeTheAttachmentsOfTheCallingThreadOnAnyThread() throws Exception {
    MeClient<?> client =
        builder().listener(ATTACHING).requestHeaders(RequestHeadersTest::traceparent).build();
    CURRENT.set("first");
    answer(503, "{}");
    answer(200, "{\"userId\":1}");
    client.meAsync().get(20, TimeUnit.SECONDS);
    CURRENT.set("second");
    answer(200, "{\"userId\":1}");
    client.me();
    assertThat(List.of(sent("traceparent"), sent("traceparent"), sent("traceparent")))
        .containsExactly("first-1", "first-2", "second-1");
  }

  @Test
  void workWithoutAListener() throws Exception {
    answer(200, "{\"userId\":1}");
    List<Long> calls = new ArrayList<>();
    MeClient<?> client =
        builder()
            .requestHeaders(attempt -> {
              calls.add(attempt.callNumber());
              return Map.of("X-Provider", attempt.provider());
            })
            .build();
    client.me();
    assertThat(sent("X-Provider")).isEqualTo("testiny");
    assertThat(calls).singleElement().satisfies(call -> assertThat(call).isPositive());
  }

  @Test
  void replaceTheHeadersOfTheClient() throws Exception {
    answer(200, "{\"userId\":1}");
    builder()
        .header("X-Tenant", "usual")
        .header("X-Other", "kept")
        .requestHeaders(attempt -> Map.of("x-tenant", "special"))
        .build()
        .me();
    var headers = server.takeRequest().getHeaders();
    assertThat(headers.values("X-Tenant")).containsExactly("special");
    assertThat(headers.values("x-tenant")).hasSize(1);
    assertThat(headers.get("X-Other")).isEqualTo("kept");
    assertThat(headers.get("User-Agent")).startsWith("mesdk/");
  }

  @Test
  void areValidated() {
    for (Map<String, String> invalid :
        List.of(
            Map.of("Authorization", "Bearer 5ecret"),
            Map.of("X-Key", "5ecret\r\nX-Other: 1"),
            Map.of("a b", "5ecret"),
            Map.of("", "5ecret"),
            Map.of("Tést", "5ecret"))) {
      MeClient<?> client = builder().requestHeaders(attempt -> invalid).build();
      assertThatThrownBy(client::me)
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .doesNotContain("5ecret");
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void failTheCallWhenTheSupplierThrows() {
    IllegalStateException failure = new IllegalStateException("no span");
    RecordedEvents seen = new RecordedEvents();
    MeClient<?> client =
        builder()
            .listener(seen)
            .requestHeaders(attempt -> {
              throw failure;
            })
            .build();
    assertThatThrownBy(client::me).isSameAs(failure);
    assertThat(seen.names)
        .containsExactly(
            "callStarted",
            "tokenRequestStarted",
            "tokenRequestEnded",
            "attemptStarted",
            "attemptEnded",
            "callEnded");
    assertThat(seen.only("attemptEnded").kind()).contains("error");
    assertThat(seen.only("attemptEnded").attempt()).hasValue(1);
    assertThat(seen.only("attemptEnded").status()).isEmpty();
    assertThat(seen.only("callEnded").kind()).contains("error");
    assertThat(seen.only("callEnded").requestsSent()).hasValue(0);
    assertThatThrownBy(() -> client.meAsync().get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCause(failure);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void areHiddenExceptTracingHeaders() {
    for (String name :
        List.of(
            "traceparent",
            "tracestate",
            "b3",
            "X-Request-ID",
            "Request-Id",
            "X-Correlation-Id",
            "Correlation-Id",
            "uber-trace-id",
            "X-Amzn-Trace-Id",
            "X-Cloud-Trace-Context",
            "User-Agent",
            "x-b3-traceid")) {
      assertThat(echoed(name)).contains(TRACE);
    }
    for (String name : List.of("X-Gateway-Key", "x-b3-", "x-b3", "traceparents")) {
      assertThat(echoed(name)).doesNotContain(TRACE).contains("***");
    }
  }

  /** The message of a failure whose response echoes the header. */
  private String echoed(String name) {
    server.enqueue(
        new MockResponse.Builder().code(400).body("{\"message\":\"saw " + TRACE + "\"}").build());
    MeException failure = failure(builder().requestHeaders(attempt -> Map.of(name, TRACE)).build());
    return failure.getMessage();
  }
}
