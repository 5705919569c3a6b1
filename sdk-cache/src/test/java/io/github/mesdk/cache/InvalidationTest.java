package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After an invalidation, the cache serves no answer from before. */
@Timeout(60)
class InvalidationTest extends CacheFixture {

  static Stream<Consumer<MeCache>> invalidations() {
    return Stream.of(
        cache -> cache.invalidate(AccessToken.of("one")),
        cache -> cache.invalidateSubject("testiny", "7"),
        MeCache::invalidateAll);
  }

  @ParameterizedTest
  @MethodSource("invalidations")
  void theNextCallStartsALoad(Consumer<MeCache> invalidation) {
    get("one");
    invalidation.accept(cache);
    provider = () -> user(8);
    assertThat(get("one").userId()).isEqualTo(8);
  }

  @ParameterizedTest
  @MethodSource("invalidations")
  void noStaleAnswerRemainsForAnOutage(Consumer<MeCache> invalidation) {
    get("one");
    clock.advanceSeconds(60);
    invalidation.accept(cache);
    fail(ErrorKind.UNAVAILABLE);
    assertThat(failure("one")).isInstanceOf(UnavailableException.class);
  }

  @ParameterizedTest
  @MethodSource("invalidations")
  void theResultOfALoadInFlightReachesItsCallersButIsNotStored(Consumer<MeCache> invalidation)
      throws Exception {
    CountDownLatch loadStarted = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    provider = () -> slow(loadStarted, open);
    CompletableFuture<AuthInfo> before = start(request("one"), Duration.ofSeconds(30));
    loadStarted.await();
    invalidation.accept(cache);
    provider = () -> user(8);
    assertThat(get("one").userId()).as("a new load").isEqualTo(8);
    open.countDown();
    assertThat(before.join().userId()).isEqualTo(7);
    assertThat(get("one").userId()).isEqualTo(8);
    assertLoads(2);
  }

  private static AuthInfo slow(CountDownLatch loadStarted, CountDownLatch open) {
    loadStarted.countDown();
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return user(7);
  }

  @Test
  void invalidatingATokenKeepsOtherTokens() {
    get("one");
    get("two");
    cache.invalidate(AccessToken.of("one"));
    get("two");
    assertLoads(2);
  }

  @Test
  void invalidatingATokenRemovesItsNegativeEntry() {
    fail(rejection(UnauthenticatedReason.INVALID));
    failure("one");
    cache.invalidate(AccessToken.of("one"));
    provider = () -> user(7);
    get("one");
  }

  @Test
  void invalidatingASubjectsTokenRemovesAnswersAboutTheSubject() {
    Argument subject = Argument.ofSecret("token", "of-the-subject");
    AccessToken backendToken = AccessToken.of("of-the-backend");
    get(request(backendToken, subject));
    cache.invalidate(AccessToken.of("of-the-subject"));
    get(request(backendToken, subject));
    assertLoads(2);
  }

  @Test
  void invalidatingASubjectRemovesItsAnswersForAllTokensOnly() {
    get("one");
    get("two");
    provider = () -> user(8);
    get("three");
    cache.invalidateSubject("testiny", "7");
    cache.invalidateSubject("pulse", "8");
    get("three");
    assertLoads(3);
    get("one");
    get("two");
    assertLoads(5);
  }
}
