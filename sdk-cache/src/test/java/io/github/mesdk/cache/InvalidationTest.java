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

/** After a revocation was reported, nothing is said that was learnt before it. */
@Timeout(60)
class InvalidationTest extends CacheFixture {

  static Stream<Consumer<MeCache>> waysToForget() {
    return Stream.of(
        cache -> cache.invalidate(AccessToken.of("one")),
        cache -> cache.invalidateSubject("testiny", "7"),
        MeCache::invalidateAll);
  }

  @ParameterizedTest
  @MethodSource("waysToForget")
  void theNextQuestionIsPutToTheService(Consumer<MeCache> forget) {
    ask("one");
    forget.accept(cache);
    service = () -> user(8);
    assertThat(ask("one").userId()).isEqualTo(8);
  }

  @ParameterizedTest
  @MethodSource("waysToForget")
  void noStaleAnswerIsLeftForAnOutage(Consumer<MeCache> forget) {
    ask("one");
    clock.advanceSeconds(60);
    forget.accept(cache);
    fail(ErrorKind.UNAVAILABLE);
    assertThat(failure("one")).isInstanceOf(UnavailableException.class);
  }

  @ParameterizedTest
  @MethodSource("waysToForget")
  void anAnswerThatWasUnderWayIsGivenToItsAskersAndNotKept(Consumer<MeCache> forget)
      throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    service = () -> slow(asked, open);
    CompletableFuture<AuthInfo> before = start(request("one"), Duration.ofSeconds(30));
    asked.await();
    forget.accept(cache);
    service = () -> user(8);
    assertThat(ask("one").userId()).as("asks anew, and joins none from before").isEqualTo(8);
    open.countDown();
    assertThat(before.join().userId()).isEqualTo(7);
    assertThat(ask("one").userId()).isEqualTo(8);
    assertLoads(2);
  }

  private static AuthInfo slow(CountDownLatch asked, CountDownLatch open) {
    asked.countDown();
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return user(7);
  }

  @Test
  void ofOneTokenLeavesTheOthers() {
    ask("one");
    ask("two");
    cache.invalidate(AccessToken.of("one"));
    ask("two");
    assertLoads(2);
  }

  @Test
  void ofATokenEndsItsRefusalToo() {
    fail(rejection(UnauthenticatedReason.INVALID));
    failure("one");
    cache.invalidate(AccessToken.of("one"));
    service = () -> user(7);
    ask("one");
  }

  @Test
  void ofATokenReachesAnswersAboutItsOwner() {
    Argument subject = Argument.ofSecret("token", "of-the-subject");
    AccessToken ofTheProgram = AccessToken.of("of-the-program");
    ask(request(ofTheProgram, subject));
    cache.invalidate(AccessToken.of("of-the-subject"));
    ask(request(ofTheProgram, subject));
    assertLoads(2);
  }

  @Test
  void ofASubjectReachesAllOfItsTokensAndNobodyElse() {
    ask("one");
    ask("two");
    service = () -> user(8);
    ask("three");
    cache.invalidateSubject("testiny", "7");
    cache.invalidateSubject("pulse", "8");
    ask("three");
    assertLoads(3);
    ask("one");
    ask("two");
    assertLoads(5);
  }
}
