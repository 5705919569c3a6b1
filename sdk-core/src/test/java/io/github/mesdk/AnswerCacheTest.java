package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests the contract between a client and its {@link AnswerCache}. */
@Timeout(60)
class AnswerCacheTest extends TestinyServer {
  private static final String ADA = "{\"userId\":7,\"email\":\"ada@example.com\"}";

  private final RecordingCache cache = new RecordingCache();

  /** Derives its future from another cache's future, which wraps failures. */
  private record DelegatingCache(AnswerCache delegate) implements AnswerCache {
    @Override
    public <T extends CurrentUser> CompletableFuture<T> get(
        CacheRequest request,
        Deadline deadline,
        Supplier<T> load,
        Consumer<CacheOutcome> observer) {
      return delegate.get(request, deadline, load, observer).thenApply(answer -> answer);
    }
  }

  private MeClient<AuthInfo> client(AnswerCache answerCache) {
    return builder().answerCache(answerCache).build();
  }

  @Test
  void aCacheRequestContainsEverythingTheAnswerDependsOn() {
    answer(200, ADA);
    MeClient<AuthInfo> client = builder().answerCache(cache).header("X-Tenant", "a").build();
    MeRequest request = MeRequest.ofToken("of-the-user").withTimeout(Duration.ofSeconds(5));
    assertThat(client.me(request).userId()).isEqualTo(7);
    CacheRequest cacheRequest = cache.requests.get(0);
    assertThat(cacheRequest.token()).isEqualTo(AccessToken.of("of-the-user"));
    assertThat(cacheRequest.arguments()).isEmpty();
    assertThat(cacheRequest.endpoint().provider())
        .isEqualTo(Testiny.provider().at(Servers.origin(server)));
    assertThat(cacheRequest.endpoint().connection().own()).isNull();
    assertThat(cacheRequest.endpoint().headers()).containsEntry("X-Tenant", "a");
    assertThat(cacheRequest.toString()).doesNotContain("of-the-user");
    assertThat(cache.timesLeft.get(0)).isLessThanOrEqualTo(Duration.ofSeconds(5));
  }

  private MeClient<?> krystal() {
    return MeClient.builder(Krystal.provider().at(Servers.origin(server)))
        .tokenProvider(TokenProvider.of("of-the-program"))
        .answerCache(cache)
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  @Test
  void aRequestWithoutASubjectDoesNotReachTheCache() {
    MeClient<?> krystal = krystal();
    assertThatThrownBy(krystal::me).hasMessageContaining("Krystal.self()");
    assertThatThrownBy(() -> krystal.meAsync().join())
        .hasCauseInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Krystal.self()");
    assertThat(cache.requests).isEmpty();
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void argumentsThatIdentifyTheUserArePartOfTheCacheRequest() {
    server.enqueue(Servers.json(500, "{}"));
    MeClient<?> krystal = krystal();
    MeRequest about = MeRequest.of(Krystal.subject("of-the-user"));
    assertThatThrownBy(() -> krystal.me(about)).isInstanceOf(MeException.class);
    assertThat(cache.requests.get(0).arguments())
        .anyMatch(argument -> argument.secret() && argument.value().equals("of-the-user"));
    assertThat(cache.requests.get(0).toString()).doesNotContain("of-the-user", "of-the-program");
  }

  @Test
  void aLoadRetriesLikeAnUncachedCall() {
    answer(503, "{}");
    answer(503, "{}");
    answer(200, ADA);
    assertThat(client(cache).me().userId()).isEqualTo(7);
    assertThat(waits).hasSize(2);
    assertThat(cache.requests).hasSize(1);
  }

  @Test
  void aFailureReportsTheAttemptsOfItsLoad() {
    answer(403, EXPIRED);
    MeException failure = failure(client(cache));
    assertThat(failure).isInstanceOf(UnauthenticatedException.class);
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(failure.provider()).contains("testiny");
  }

  /** Returns a new token after the first one was rejected. */
  private static TokenProvider refreshing() {
    return new TokenProvider() {
      private volatile String current = "old";

      @Override
      public AccessToken token() {
        return AccessToken.of(current);
      }

      @Override
      public void invalidate(AccessToken rejected) {
        current = "new";
      }
    };
  }

  private void assertRefreshed(AnswerCache answerCache) {
    answer(403, EXPIRED);
    answer(200, ADA);
    RecordedEvents seen = new RecordedEvents();
    MeClient<AuthInfo> client =
        builder().tokenProvider(refreshing()).answerCache(answerCache).listener(seen).build();
    assertThat(client.meAsync().join().userId()).isEqualTo(7);
    assertThat(cache.requests)
        .extracting(request -> request.token().value())
        .containsExactly("old", "new");
    assertThat(seen.only("callEnded").requestsSent()).hasValue(2);
  }

  @Test
  void aNewTokenMakesANewCacheRequest() {
    assertRefreshed(cache);
  }

  @Test
  void aNewTokenMakesANewCacheRequestWhenTheCacheWrapsFailures() {
    assertRefreshed(new DelegatingCache(cache));
  }

  @Test
  void aFailureWrappedByTheCacheIsUnwrapped() {
    answer(403, EXPIRED);
    answer(403, EXPIRED);
    MeClient<AuthInfo> client = client(new DelegatingCache(cache));
    MeRequest request = MeRequest.ofToken("of-the-user");
    assertThat(client.meAsync(request).handle((answer, failure) -> failure).join())
        .isInstanceOf(UnauthenticatedException.class);
    assertThatThrownBy(() -> client.me(request)).isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void onlyTheCallThatStartedALoadCountsItsRequests() {
    answer(503, "{}");
    answer(200, ADA);
    RecordedEvents seen = new RecordedEvents();
    builder().answerCache(cache).listener(seen).build().me();
    assertThat(seen.only("callEnded").requestsSent()).hasValue(2);
    RecordedEvents hits = new RecordedEvents();
    CompletableFuture<AuthInfo> cached =
        CompletableFuture.completedFuture(AuthInfo.builder().userId(7).build());
    builder().answerCache(new FixedCache(cached)).listener(hits).build().me();
    assertThat(hits.only("callEnded").requestsSent()).hasValue(0);
  }

  @Test
  void aCacheThatReturnsNullIsNamedInTheFailure() {
    MeClient<AuthInfo> client = client(new FixedCache(null));
    assertThatThrownBy(client::me)
        .isInstanceOf(NullPointerException.class)
        .hasMessage("the answer cache returned null");
    assertThatThrownBy(() -> client.meAsync().join())
        .hasRootCauseMessage("the answer cache returned null");
  }

  @Test
  void aFailureOfTheCacheItselfIsThrownUnchanged() {
    IllegalStateException broken = new IllegalStateException("out of order");
    MeClient<AuthInfo> client = client(new FixedCache(CompletableFuture.failedFuture(broken)));
    assertThatThrownBy(client::me).isSameAs(broken);
    assertThatThrownBy(() -> client.meAsync().join()).hasCause(broken);
  }

  @Test
  void cancellingACallCancelsTheFutureOfTheCache() {
    CompletableFuture<AuthInfo> pending = new CompletableFuture<>();
    CompletableFuture<AuthInfo> call =
        client(new FixedCache(pending)).meAsync(MeRequest.ofToken("of-the-user"));
    call.cancel(true);
    assertThat(pending).isCancelled();
  }

  @Test
  void interruptingACallerCancelsTheFutureOfTheCache() {
    CompletableFuture<AuthInfo> pending = new CompletableFuture<>();
    MeClient<AuthInfo> client = client(new FixedCache(pending));
    Thread.currentThread().interrupt();
    TransportException stopped =
        catchThrowableOfType(
            TransportException.class, () -> client.me(MeRequest.ofToken("of-the-user")));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(stopped.reason()).isEqualTo(Reason.INTERRUPTED);
    assertThat(pending).isCancelled();
  }

  private record Tag(String text) {}

  @Test
  void attachmentsLastForTheCallAndAreGoneWhenItsAnswerIsEvicted() {
    answer(200, ADA);
    RecordedEvents seen =
        new RecordedEvents() {
          @Override
          public void callStarted(MeEvent event) {
            event.attach(Tag.class, new Tag("large"));
          }
        };
    builder().answerCache(cache).listener(seen).build().me();
    long call = seen.events.get(0).callNumber();
    assertThat(seen.events)
        .hasSize(6)
        .allMatch(event -> event.attachment(Tag.class).equals(Optional.of(new Tag("large"))));
    cache.observers.get(0).accept(CacheOutcome.EVICTED);
    MeEvent evicted = seen.events.get(6);
    assertThat(evicted.cacheOutcome()).contains(CacheOutcome.EVICTED);
    assertThat(evicted).hasToString("testiny: cache evicted");
    assertThat(evicted.callNumber()).isEqualTo(call);
    assertThat(evicted.attachment(Tag.class))
        .as("an attachment must not live as long as the answer")
        .isEmpty();
  }

  @Test
  void attemptNumbersContinueAfterATokenWasReplaced() {
    answer(403, EXPIRED);
    answer(503, "{}");
    answer(200, ADA);
    RecordedEvents seen = new RecordedEvents();
    builder().tokenProvider(refreshing()).answerCache(cache).listener(seen).build().me();
    assertThat(seen.events)
        .filteredOn(event -> event.attempt().isPresent())
        .extracting(event -> event.attempt().getAsInt())
        .containsExactly(1, 1, 2, 2, 3, 3);
    assertThat(seen.only("callEnded").requestsSent()).hasValue(3);
  }

  @Test
  void attemptsOfALoadSendTheirOwnHeaders() throws Exception {
    answer(503, "{}");
    answer(200, ADA);
    builder()
        .answerCache(cache)
        .requestHeaders(attempt -> Map.of("X-Attempt", "" + attempt.attempt().orElseThrow()))
        .build()
        .me();
    assertThat(server.takeRequest().getHeaders().get("X-Attempt")).isEqualTo("1");
    assertThat(server.takeRequest().getHeaders().get("X-Attempt")).isEqualTo("2");
  }
}
