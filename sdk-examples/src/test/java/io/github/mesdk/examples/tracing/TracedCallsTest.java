package io.github.mesdk.examples.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.MeRequest;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;
import io.github.mesdk.testkit.WithMockIdentityProvider;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks the spans of each kind of call against docs/observability.md. */
@Timeout(60)
@WithMockIdentityProvider
class TracedCallsTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "observability.md");

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final OpenTelemetrySdk telemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(new ThreadNames())
                  .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                  .build())
          .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
          .build();
  private final Tracer tracer = telemetry.getTracer("program");
  private final TracingListener tracing = new TracingListener(telemetry);
  private final Queue<String> tokens = new ArrayDeque<>();
  private MockIdentityProvider idp;
  private String token;

  @BeforeEach
  void signIn(MockIdentityProvider idp) {
    this.idp = idp;
    token = idp.token(MockSystem.TESTINY);
    Thread.currentThread().setName("main");
  }

  @AfterEach
  void close() {
    telemetry.close();
  }

  private MeClientBuilder<AuthInfo> client() {
    return MeClient.builder(Testiny.provider().at(idp.baseUrl(MockSystem.TESTINY)))
        .retryPolicy(
            RetryPolicy.builder().backoff(Duration.ofNanos(1), Duration.ofNanos(1)).build())
        .listener(tracing)
        .requestHeaders(tracing::headers);
  }

  /** Returns the next token inside a span, like a traced client of a token endpoint. */
  private AccessToken tracedToken() {
    Span span = tracer.spanBuilder("POST /token").startSpan();
    try {
      return AccessToken.of(tokens.remove());
    } finally {
      span.end();
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  /** Runs the work inside a span of the program and returns the tree of all spans. */
  private String spans(Work work) throws Exception {
    Span request = tracer.spanBuilder("GET /orders").startSpan();
    Scope scope = request.makeCurrent();
    try {
      work.run();
    } finally {
      scope.close();
      request.end();
    }
    assertTraceparents();
    return SpanTree.of(exporter.getFinishedSpanItems());
  }

  /** Checks that each request carries the span of its attempt. */
  private void assertTraceparents() {
    List<String> attempts =
        exporter.getFinishedSpanItems().stream()
            .filter(span -> span.getName().startsWith("attempt"))
            .map(span -> span.getTraceId() + "-" + span.getSpanId())
            .toList();
    assertThat(idp.requests())
        .extracting(request -> request.header("traceparent").orElseThrow().substring(3, 52))
        .containsExactlyInAnyOrderElementsOf(attempts);
  }

  private void assertDocumented(String spans) throws Exception {
    assertThat(Files.readString(DOCUMENT)).contains("```text\n" + spans + "\n```");
  }

  @Test
  void spansOfABlockingCall() throws Exception {
    MeClient<AuthInfo> client = client().tokenProvider(TokenProvider.of(token)).build();
    assertDocumented(spans(client::me));
  }

  @Test
  void spansOfAnAsynchronousCall() throws Exception {
    MeClient<AuthInfo> client = client().tokenProvider(TokenProvider.of(token)).build();
    assertDocumented(spans(() -> client.meAsync().get(20, TimeUnit.SECONDS)));
  }

  @Test
  void spansOfACallWithARetryAndANewToken() throws Exception {
    String old = idp.signIn(MockSystem.TESTINY, idp.users(MockSystem.TESTINY).get(1));
    idp.script(old).then(Outcome.unavailable(Duration.ZERO), Outcome.expiredToken());
    tokens.addAll(List.of(old, token));
    MeClient<AuthInfo> client = client().tokenProvider(this::tracedToken).build();
    assertDocumented(spans(client::me));
  }

  @Test
  void spansOfCallsWithACache() throws Exception {
    MeClient<AuthInfo> client = client().answerCache(MeCache.builder().build()).build();
    assertDocumented(
        spans(() -> {
          client.me(MeRequest.ofToken(token));
          client.me(MeRequest.ofToken(token));
        }));
  }

  @Test
  void spansOfCallsThatShareOneLoad() throws Exception {
    Gate gate = new Gate();
    MeClient<AuthInfo> client =
        client().listener(gate).answerCache(MeCache.builder().build()).build();
    assertDocumented(
        spans(() -> {
          MeRequest request = MeRequest.ofToken(token);
          CompletableFuture<AuthInfo> first = client.meAsync(request);
          CompletableFuture<AuthInfo> second = client.meAsync(request);
          first.get(20, TimeUnit.SECONDS);
          second.get(20, TimeUnit.SECONDS);
        }));
  }

  /** Blocks the first attempt until another call waits for the same load. */
  private static final class Gate implements MeListener {
    private final CountDownLatch coalesced = new CountDownLatch(1);

    @Override
    public void cacheUsed(MeEvent event) {
      if (event.cacheOutcome().orElseThrow() == CacheOutcome.COALESCED) {
        coalesced.countDown();
      }
    }

    @Override
    public void attemptStarted(MeEvent event) {
      try {
        assertThat(coalesced.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException stopped) {
        throw new AssertionError(stopped);
      }
    }
  }

  @Test
  void theDocumentContainsTheTestedListener() throws Exception {
    Path source =
        Path.of("src/test/java/io/github/mesdk/examples/tracing").resolve("TracingListener.java");
    String listener = Files.readString(source).replaceFirst("(?s).*?\n\nimport ", "import ");
    assertThat(Files.readString(DOCUMENT)).contains("```java\n" + listener + "```");
  }

  /** Adds the name of the starting thread to each span. */
  private static final class ThreadNames implements SpanProcessor {
    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
      span.setAttribute(SpanTree.THREAD, Thread.currentThread().getName());
    }

    @Override
    public boolean isStartRequired() {
      return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
      return false;
    }
  }
}
