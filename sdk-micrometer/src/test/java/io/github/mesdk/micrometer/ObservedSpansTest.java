package io.github.mesdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Checks the spans of each kind of call, and that docs/observability.md shows them. */
class ObservedSpansTest extends ObservedClientFixture {
  private static final Path DOCUMENT = Path.of("..", "docs", "observability.md");

  private final Queue<String> tokens = new ArrayDeque<>();

  /** Returns the next token inside an observation, like an observed client of a token endpoint. */
  private AccessToken observedToken() {
    return Observation.createNotStarted("http.client.requests", telemetry.registry)
        .contextualName("POST /token")
        .observe(() -> AccessToken.of(tokens.remove()));
  }

  private void assertDocumented(Work work) throws Exception {
    inRequest(work);
    assertTraceparents();
    String spans = SpanTree.of(telemetry.spans());
    assertThat(Files.readString(DOCUMENT)).contains("```text\n" + spans + "\n```");
  }

  /** Checks that each request carries the span of its attempt. */
  private void assertTraceparents() {
    List<String> attempts =
        telemetry.spans().stream()
            .filter(span -> span.getName().equals("attempt"))
            .map(span -> span.getTraceId() + "-" + span.getSpanId())
            .toList();
    assertThat(idp.requests())
        .extracting(request -> request.header("traceparent").orElseThrow().substring(3, 52))
        .containsExactlyInAnyOrderElementsOf(attempts);
  }

  @Test
  void spansOfABlockingCall() throws Exception {
    MeClient<AuthInfo> client = builder().tokenProvider(TokenProvider.of(token)).build();
    assertDocumented(client::me);
  }

  @Test
  void spansOfAnAsynchronousCallAreTheSame() throws Exception {
    MeClient<AuthInfo> client = builder().tokenProvider(TokenProvider.of(token)).build();
    assertDocumented(() -> client.meAsync().get(20, TimeUnit.SECONDS));
  }

  @Test
  void spansOfACallWithARetryAndANewToken() throws Exception {
    String old = anotherToken();
    idp.script(old).then(Outcome.unavailable(Duration.ZERO), Outcome.expiredToken());
    tokens.addAll(List.of(old, token));
    MeClient<AuthInfo> client = builder().tokenProvider(this::observedToken).build();
    assertDocumented(client::me);
  }

  @Test
  void spansOfCallsWithACache() throws Exception {
    MeClient<AuthInfo> client = builder().answerCache(MeCache.builder().build()).build();
    assertDocumented(() -> {
      client.me(MeRequest.ofToken(token));
      client.me(MeRequest.ofToken(token));
    });
  }

  @Test
  void spansOfCallsThatShareOneLoad() throws Exception {
    MeClient<AuthInfo> client =
        builder().listener(new Gate()).answerCache(MeCache.builder().build()).build();
    assertDocumented(() -> {
      CompletableFuture<AuthInfo> first = client.meAsync(MeRequest.ofToken(token));
      CompletableFuture<AuthInfo> second = client.meAsync(MeRequest.ofToken(token));
      first.get(20, TimeUnit.SECONDS);
      second.get(20, TimeUnit.SECONDS);
    });
  }

  @Test
  void aSpanThatIsNoObservationIsTheParentToo() throws Exception {
    MeClient<AuthInfo> client = builder().tokenProvider(TokenProvider.of(token)).build();
    Span agent = telemetry.tracer.nextSpan().name("span of an agent").start();
    Tracer.SpanInScope scope = telemetry.tracer.withSpan(agent);
    client.meAsync().get(20, TimeUnit.SECONDS);
    scope.close();
    agent.end();
    assertThat(SpanTree.of(telemetry.spans())).startsWith("span of an agent\n  me testiny");
  }

  @Test
  void anAttemptIsCurrentForInterceptorsOfOkHttp() {
    MeClient<AuthInfo> client =
        builder()
            .tokenProvider(TokenProvider.of(token))
            .httpClient(
                new OkHttpClient.Builder()
                    .addInterceptor(chain -> {
                      Observation.start("http.client.requests", telemetry.registry).stop();
                      return chain.proceed(chain.request());
                    })
                    .build())
            .build();
    client.me();
    assertThat(SpanTree.of(telemetry.spans()))
        .contains("  attempt kind=answered status=200 trigger=call\n    http.client.requests");
  }

  @Test
  void aCallHasNoParentOutsideARequest() {
    builder().tokenProvider(TokenProvider.of(token)).build().me();
    assertThat(SpanTree.of(telemetry.spans())).startsWith("me testiny");
    assertThat(idp.requests(MockSystem.TESTINY)).hasSize(1);
  }
}
