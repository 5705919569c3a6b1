package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A response with a success status that can be read, but is no answer, removes the kept answer. A
 * body that cannot be read is an outage, which the kept answer bridges. Over HTTP.
 */
@Timeout(60)
class NoAnswerTest {
  private static final MeRequest REQUEST = MeRequest.ofToken("the-token");
  private static final Map<String, String> ANSWERS =
      Map.of(
          "oidc", "{'sub':'ada'}",
          "testiny", "{'userId':7,'email':'ada@example.com'}",
          "rivergen", "{'success':true,'data':{'user':{'id':7,'email':'ada@example.com'}}}");

  private final MockWebServer server = NoDelaySockets.newServer();
  private final FakeClock clock = new FakeClock();
  private final List<CacheOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private IdentityProvider<? extends CurrentUser> provider(String name) {
    URI address = server.url("/").uri();
    return switch (name) {
      case "testiny" -> Testiny.provider().at(address);
      case "rivergen" -> RiverGen.provider().at(address);
      default -> Oidc.userInfo(address);
    };
  }

  /** A client with an answer in its cache that is no longer fresh, but may bridge an outage. */
  private MeClient<? extends CurrentUser> clientWithAStaleAnswer(String provider, MeCache cache) {
    MeClient<? extends CurrentUser> client =
        MeClient.builder(provider(provider))
            .answerCache(cache)
            .maxBodyBytes(100_000)
            .retryPolicy(RetryPolicy.none())
            .listener(
                new MeListener() {
                  @Override
                  public void cacheUsed(MeEvent event) {
                    outcomes.add(event.cacheOutcome().orElseThrow());
                  }
                })
            .build();
    answer(200, ANSWERS.get(provider));
    client.me(REQUEST);
    clock.advanceSeconds(60);
    return client;
  }

  private MeCacheBuilder builder() {
    return MeCache.builder().clock(clock, clock::nanoTime, clock);
  }

  private void answer(int status, String body) {
    answer(status, new Buffer().writeUtf8(body.replace('\'', '"')));
  }

  private void answer(int status, Buffer body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/no-answers.csv", numLinesToSkip = 1, delimiter = '|')
  void aReadableResponseThatIsNoAnswerRemovesTheKeptAnswer(String provider, String body) {
    MeCache cache = builder().negativeTimeToLive(Duration.ZERO).build();
    MeClient<? extends CurrentUser> client = clientWithAStaleAnswer(provider, cache);
    answer(200, body);
    MeException failure = catchThrowableOfType(MeException.class, () -> client.me(REQUEST));
    assertThat(failure).isNotNull();
    assertThat(failure instanceof DecodeException decode && decode.isBodyUnreadable()).isFalse();
    answer(503, "{}");
    assertThat(catchThrowable(() -> client.me(REQUEST))).isInstanceOf(UnavailableException.class);
    assertThat(outcomes).doesNotContain(CacheOutcome.STALE, CacheOutcome.HIT);
  }

  @Test
  void anAsynchronousCallIsNotGivenTheKeptAnswerEither() {
    MeClient<? extends CurrentUser> client = clientWithAStaleAnswer("oidc", builder().build());
    answer(200, "null");
    assertThat(catchThrowable(() -> client.meAsync(REQUEST).join()))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(MeException.class);
    answer(503, "{}");
    assertThat(catchThrowable(() -> client.meAsync(REQUEST).join()))
        .hasCauseInstanceOf(UnavailableException.class);
  }

  @Test
  void aBackgroundLoadThatGetsNoAnswerRemovesTheKeptAnswer() {
    MeCache cache = builder().staleWhileRevalidate(Duration.ofSeconds(30)).build();
    MeClient<? extends CurrentUser> client = clientWithAStaleAnswer("oidc", cache);
    answer(200, "{}");
    client.me(REQUEST); // stale, and starts the load
    answer(503, "{}");
    MeException failure = null;
    while (failure == null) { // until the load in the background has ended
      failure = catchThrowableOfType(MeException.class, () -> client.me(REQUEST));
    }
    assertThat(failure).isInstanceOf(UnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>Sign in to the network</html>",
        "{'sub':'mallory'",
        "{'sub':'mallory'} {}",
        "{'sub':mallory}"
      })
  void aBodyThatCannotBeReadIsAnOutage(String body) {
    assertStaleAnswerFor(new Buffer().writeUtf8(body.replace('\'', '"')));
  }

  @Test
  void aBodyThatIsTooLargeNotTextOrTooDeepIsAnOutage() {
    assertStaleAnswerFor(new Buffer().writeUtf8("{\"sub\":\"" + "x".repeat(100_000) + "\"}"));
    assertStaleAnswerFor(
        new Buffer().write("{\"sub\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1)));
    assertStaleAnswerFor(new Buffer().writeUtf8("{\"sub\":" + "[".repeat(2_000)));
  }

  private void assertStaleAnswerFor(Buffer body) {
    outcomes.clear();
    MeClient<? extends CurrentUser> client = clientWithAStaleAnswer("oidc", builder().build());
    answer(200, body);
    assertThat(client.me(REQUEST).identity().subject()).isEqualTo("ada");
    assertThat(outcomes).endsWith(CacheOutcome.STALE);
  }
}
