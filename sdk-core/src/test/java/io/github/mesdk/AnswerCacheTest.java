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
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client and its cache say to each other. */
@Timeout(60)
class AnswerCacheTest extends TestinyServer {
  private static final String ADA = "{\"userId\":7,\"email\":\"ada@example.com\"}";

  private final Remembering cache = new Remembering();

  /**
   * Keeps nothing: asks the service on the thread of the asker, and remembers what it was asked.
   */
  private static final class Remembering implements AnswerCache {
    final List<CacheRequest> requests = new CopyOnWriteArrayList<>();
    final List<Duration> timesLeft = new CopyOnWriteArrayList<>();
    final List<Consumer<CacheOutcome>> observers = new CopyOnWriteArrayList<>();

    @Override
    public <T extends CurrentUser> CompletableFuture<T> get(
        CacheRequest request,
        Deadline deadline,
        Supplier<T> load,
        Consumer<CacheOutcome> observer) {
      requests.add(request);
      timesLeft.add(deadline.remaining());
      observers.add(observer);
      observer.accept(CacheOutcome.MISS);
      try {
        return CompletableFuture.completedFuture(load.get());
      } catch (MeException failure) {
        return CompletableFuture.failedFuture(failure);
      }
    }
  }

  /** Gives what follows the future of another cache, whose failures come wrapped. */
  private record Following(AnswerCache other) implements AnswerCache {
    @Override
    public <T extends CurrentUser> CompletableFuture<T> get(
        CacheRequest request,
        Deadline deadline,
        Supplier<T> load,
        Consumer<CacheOutcome> observer) {
      return other.get(request, deadline, load, observer).thenApply(answer -> answer);
    }
  }

  /** Gives the same future to everybody, whatever is asked. */
  private record Giving(CompletableFuture<? extends CurrentUser> given) implements AnswerCache {
    @Override
    @SuppressWarnings("unchecked")
    public <T extends CurrentUser> CompletableFuture<T> get(
        CacheRequest request,
        Deadline deadline,
        Supplier<T> load,
        Consumer<CacheOutcome> observer) {
      return (CompletableFuture<T>) given;
    }
  }

  private MeClient<AuthInfo> client(AnswerCache asked) {
    return builder().answerCache(asked).build();
  }

  @Test
  void aRequestHoldsAllThatTheAnswerDependsOn() {
    answer(200, ADA);
    MeClient<AuthInfo> client = builder().answerCache(cache).header("X-Tenant", "a").build();
    MeRequest request = MeRequest.ofToken("of-the-user").withTimeout(Duration.ofSeconds(5));
    assertThat(client.me(request).userId()).isEqualTo(7);
    CacheRequest asked = cache.requests.get(0);
    assertThat(asked.token()).isEqualTo(AccessToken.of("of-the-user"));
    assertThat(asked.arguments()).isEmpty();
    assertThat(asked.endpoint().provider()).isEqualTo("testiny");
    assertThat(asked.endpoint().address()).startsWith("GET " + Servers.origin(server));
    assertThat(asked.endpoint().model()).isEqualTo(AuthInfo.class);
    assertThat(asked.endpoint().headers()).containsEntry("X-Tenant", "a");
    assertThat(asked.toString()).doesNotContain("of-the-user");
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
  void aForgottenSubjectReachesNoCache() {
    MeClient<?> krystal = krystal();
    assertThatThrownBy(krystal::me).hasMessageContaining("Krystal.self()");
    assertThatThrownBy(() -> krystal.meAsync().join())
        .hasCauseInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Krystal.self()");
    assertThat(cache.requests).isEmpty();
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void whatTellsUsersApartIsPartOfTheRequest() {
    server.enqueue(Servers.json(500, "{}"));
    MeClient<?> krystal = krystal();
    MeRequest about = MeRequest.of(Krystal.subject("of-the-user"));
    assertThatThrownBy(() -> krystal.me(about)).isInstanceOf(MeException.class);
    assertThat(cache.requests.get(0).arguments())
        .anyMatch(argument -> argument.secret() && argument.value().equals("of-the-user"));
    assertThat(cache.requests.get(0).toString()).doesNotContain("of-the-user", "of-the-program");
  }

  @Test
  void attemptsOfALoadAreThoseOfTheCall() {
    answer(503, "{}");
    answer(503, "{}");
    answer(200, ADA);
    assertThat(client(cache).me().userId()).isEqualTo(7);
    assertThat(waits).hasSize(2);
    assertThat(cache.requests).hasSize(1);
  }

  @Test
  void aFailureHasTheAttemptsOfItsLoad() {
    answer(403, EXPIRED);
    MeException failure = failure(client(cache));
    assertThat(failure).isInstanceOf(UnauthenticatedException.class);
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(failure.provider()).contains("testiny");
  }

  /** Has another token when the first was rejected. */
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

  private void assertRefreshed(AnswerCache asked) {
    answer(403, EXPIRED);
    answer(200, ADA);
    RecordedEvents seen = new RecordedEvents();
    MeClient<AuthInfo> client =
        builder().tokenProvider(refreshing()).answerCache(asked).listener(seen).build();
    assertThat(client.meAsync().join().userId()).isEqualTo(7);
    assertThat(cache.requests)
        .extracting(request -> request.token().value())
        .containsExactly("old", "new");
    assertThat(seen.only("callEnded").requestsSent()).hasValue(2);
  }

  @Test
  void aNewTokenIsANewRequest() {
    assertRefreshed(cache);
  }

  @Test
  void aNewTokenIsANewRequestToACacheThatWrapsItsFailuresToo() {
    assertRefreshed(new Following(cache));
  }

  @Test
  void aFailureThatACacheWrapsComesThroughAsItIs() {
    answer(403, EXPIRED);
    answer(403, EXPIRED);
    MeClient<AuthInfo> client = client(new Following(cache));
    MeRequest request = MeRequest.ofToken("of-the-user");
    assertThat(client.meAsync(request).handle((answer, failure) -> failure).join())
        .isInstanceOf(UnauthenticatedException.class);
    assertThatThrownBy(() -> client.me(request)).isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void theCallThatBeganALoadHasItsRequests() {
    answer(503, "{}");
    answer(200, ADA);
    RecordedEvents seen = new RecordedEvents();
    builder().answerCache(cache).listener(seen).build().me();
    assertThat(seen.only("callEnded").requestsSent()).hasValue(2);
    RecordedEvents other = new RecordedEvents();
    CompletableFuture<AuthInfo> kept =
        CompletableFuture.completedFuture(AuthInfo.builder().userId(7).build());
    builder().answerCache(new Giving(kept)).listener(other).build().me();
    assertThat(other.only("callEnded").requestsSent()).hasValue(0);
  }

  @Test
  void aCacheThatBreaksItsWordIsNamed() {
    MeClient<AuthInfo> client = client(new Giving(null));
    assertThatThrownBy(client::me)
        .isInstanceOf(NullPointerException.class)
        .hasMessage("the cache gave null");
    assertThatThrownBy(() -> client.meAsync().join()).hasRootCauseMessage("the cache gave null");
  }

  @Test
  void aFailureOfTheCacheItselfComesThroughAsItIs() {
    IllegalStateException broken = new IllegalStateException("out of order");
    MeClient<AuthInfo> client = client(new Giving(CompletableFuture.failedFuture(broken)));
    assertThatThrownBy(client::me).isSameAs(broken);
    assertThatThrownBy(() -> client.meAsync().join()).hasCause(broken);
  }

  @Test
  void whoGivesUpCancelsTheFutureThatTheCacheGave() {
    CompletableFuture<AuthInfo> never = new CompletableFuture<>();
    CompletableFuture<AuthInfo> asked =
        client(new Giving(never)).meAsync(MeRequest.ofToken("of-the-user"));
    asked.cancel(true);
    assertThat(never).isCancelled();
  }

  @Test
  void anInterruptedAskerTakesLeave() {
    CompletableFuture<AuthInfo> never = new CompletableFuture<>();
    MeClient<AuthInfo> client = client(new Giving(never));
    Thread.currentThread().interrupt();
    TransportException stopped =
        catchThrowableOfType(
            TransportException.class, () -> client.me(MeRequest.ofToken("of-the-user")));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(stopped.reason()).isEqualTo(Reason.INTERRUPTED);
    assertThat(never).isCancelled();
  }

  private record Tag(String text) {}

  @Test
  void whatIsAttachedToACallIsThereForItsAttemptsAndGoneWhenItsAnswerIsEvicted() {
    answer(200, ADA);
    RecordedEvents seen =
        new RecordedEvents() {
          @Override
          public void callStarted(MeEvent event) {
            event.attach(Tag.class, new Tag("large"));
          }
        };
    builder().answerCache(cache).listener(seen).build().me();
    long call = seen.events.get(0).call();
    assertThat(seen.events)
        .hasSize(6)
        .allMatch(event -> event.attachment(Tag.class).equals(Optional.of(new Tag("large"))));
    cache.observers.get(0).accept(CacheOutcome.EVICTED);
    MeEvent evicted = seen.events.get(6);
    assertThat(evicted.cacheOutcome()).contains(CacheOutcome.EVICTED);
    assertThat(evicted).hasToString("testiny: cache evicted");
    assertThat(evicted.call()).isEqualTo(call);
    assertThat(evicted.attachment(Tag.class)).as("would live as long as the answer").isEmpty();
  }

  @Test
  void attemptsAreNumberedOnAfterATokenWasReplaced() {
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
  void attemptsForACacheSendTheHeadersOfTheirOwn() throws Exception {
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
