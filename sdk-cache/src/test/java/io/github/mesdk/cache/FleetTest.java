package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.testiny.AuthInfo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The members of a fleet share answers, rejections and invalidations. */
@Timeout(60)
class FleetTest extends FleetFixture {

  @Test
  void aFleetMakesOneUpstreamCallForAToken() {
    AuthInfo loaded = one.get("t");
    awaitWrites();
    assertThat(two.get("t")).isEqualTo(loaded);
    assertLoads(1);
    assertThat(two.seen).containsExactly(CacheOutcome.MISS, CacheOutcome.SECOND_LEVEL_HIT);
    assertThat(two.cache.stats().secondLevelHits()).isEqualTo(1);
    two.get("t");
    assertThat(two.seen).endsWith(CacheOutcome.HIT);
  }

  @Test
  void unknownMembersAndOddOnesSurvive() {
    provider =
        () ->
            AuthInfo.builder()
                .userId(7)
                .email("ada@example.com")
                .putAdditionalProperties("new", List.of(1L, "two"))
                .build();
    AuthInfo loaded = one.get("t");
    awaitWrites();
    assertThat(two.get("t")).isEqualTo(loaded);
    assertLoads(1);
  }

  @Test
  void aMemberWaitsForTheMemberThatLoads() {
    CountDownLatch finish = new CountDownLatch(1);
    provider = () -> answerAfter(finish, 7);
    CompletableFuture<AuthInfo> first = one.start(request("t"));
    await(() -> loads.get() == 1);
    CompletableFuture<AuthInfo> second = two.start(request("t"));
    await(() -> two.cache.stats().misses() > 0);
    finish.countDown();
    first.join();
    awaitWrites();
    await(() -> {
      clock.advance(Duration.ofMillis(20)); // ends a pause, whenever it begins
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
      return second.isDone();
    });
    assertThat(second.join()).isEqualTo(user(7));
    assertLoads(1);
  }

  @Test
  void aMemberTakesOverWhenTheLeaseExpires() {
    CountDownLatch finish = new CountDownLatch(1);
    provider = () -> loads.get() == 1 ? answerAfter(finish, 1) : user(2);
    CompletableFuture<AuthInfo> first = one.start(request("t"));
    await(() -> loads.get() == 1);
    CompletableFuture<AuthInfo> second = two.start(request("t"));
    await(() -> {
      clock.advance(Duration.ofMillis(20)); // real time passes too, for the reads in between
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
      return second.isDone();
    });
    assertThat(second.join()).isEqualTo(user(2));
    assertLoads(2);
    finish.countDown();
    first.join();
  }

  @Test
  void anInvalidatedTokenIsInvalidForAllMembers() {
    one.get("t");
    awaitWrites();
    two.get("t");
    one.invalidate("t");
    provider = () -> user(8);
    await(() -> two.get("t").userId() == 8);
    assertThat(one.get("t")).isEqualTo(user(8));
    assertLoads(2);
  }

  @Test
  void anInvalidatedSubjectIsInvalidForAllMembers() {
    one.get("t");
    awaitWrites();
    two.get("t");
    one.cache.invalidateSubject("testiny", "7");
    provider = () -> user(8);
    await(() -> two.get("t").userId() == 8);
    assertThat(one.get("t")).isEqualTo(user(8));
    assertLoads(2);
  }

  @Test
  void allAnswersAreInvalidForAllMembersAfterInvalidateAll() {
    one.get("t");
    awaitWrites();
    two.get("t");
    two.cache.invalidateAll();
    provider = () -> user(8);
    await(() -> one.get("t").userId() == 8);
    assertLoads(2);
  }

  @Test
  void aLatePutDoesNotReviveAnInvalidatedAnswer() {
    for (Runnable invalidation :
        List.<Runnable>of(
            () -> two.invalidate("t"),
            () -> two.cache.invalidateSubject("testiny", "7"),
            () -> two.cache.invalidateAll())) {
      CountDownLatch finish = new CountDownLatch(1);
      provider = () -> answerAfter(finish, 7);
      int before = loads.get();
      CompletableFuture<AuthInfo> late = one.start(request("t"));
      await(() -> loads.get() == before + 1);
      invalidation.run();
      finish.countDown();
      assertThat(late.join()).isEqualTo(user(7));
      awaitWrites();
      provider = () -> user(8);
      assertThat(two.get("t")).isEqualTo(user(8));
      awaitWrites();
      await(() -> one.get("t").userId() == 8);
      one.cache.invalidateAll();
    }
  }

  @Test
  void aLatePutAfterARestartOfTheStoreIsRefused() {
    CountDownLatch finish = new CountDownLatch(1);
    provider = () -> answerAfter(finish, 7);
    CompletableFuture<AuthInfo> late = one.start(request("t"));
    await(() -> loads.get() == 1);
    two.invalidate("t");
    memory.restart(); // the tombstone is lost
    finish.countDown();
    late.join();
    awaitWrites();
    provider = () -> user(8);
    assertThat(two.get("t")).isEqualTo(user(8));
  }

  @Test
  void aRejectionIsShared() {
    fail(rejection(UnauthenticatedReason.EXPIRED));
    one.failure("t");
    awaitWrites();
    assertThat(two.failure("t"))
        .isInstanceOfSatisfying(
            UnauthenticatedException.class,
            shared -> assertThat(shared.reason()).isEqualTo(UnauthenticatedReason.EXPIRED));
    assertLoads(1);
    clock.advanceSeconds(10);
    provider = () -> user(7);
    two.get("t");
    assertLoads(2);
  }

  @Test
  void aRejectionEndsTheAnswerForAllMembers() {
    one.get("t");
    awaitWrites();
    clock.advanceSeconds(30);
    Member late = new Member(builder().secondLevel(secondLevel()).timeToLive(Duration.ofDays(1)));
    late.get("t"); // fresh for a day
    assertLoads(1);
    clock.advanceSeconds(31);
    fail(rejection(UnauthenticatedReason.INVALID));
    one.failure("t");
    await(() -> late.failure("t") != null);
    assertLoads(2);
  }

  /** A token filter may refuse a token because the clock of its member is ahead. */
  @Test
  void aRefusalWithoutARequestStaysOnItsMember() {
    for (RuntimeException failure :
        List.<RuntimeException>of(
            rejection(UnauthenticatedReason.EXPIRED), new IllegalStateException("a bug"))) {
      String token = "t" + failure.getClass().getSimpleName();
      one.get(token);
      clock.advanceSeconds(70); // the answer has expired, but is still in the store
      provider =
          () -> {
            throw failure;
          };
      assertThatThrownBy(() -> one.get(token)).isInstanceOf(failure.getClass());
      provider = () -> user(8);
      assertThat(two.get(token)).isEqualTo(user(8));
    }
    assertThat(memory.values().keySet()).filteredOn(key -> key.contains(":t1:")).isEmpty();
  }

  @Test
  void aFloodOfInventedTokensWritesNoTombstones() {
    fail(rejection(UnauthenticatedReason.INVALID));
    for (int i = 0; i < 20; i++) {
      one.failure("invented" + i);
    }
    awaitWrites();
    assertThat(memory.values().keySet()).filteredOn(key -> key.contains(":t1:")).isEmpty();
  }

  @Test
  void aStaleAnswerOfAnotherMemberServesDuringAnOutage() {
    one.get("t");
    awaitWrites();
    clock.advanceSeconds(70);
    fail(ErrorKind.UNAVAILABLE);
    // a 500 is an outage
    assertThat(two.get("t")).isEqualTo(user(7));
    assertThat(two.seen).endsWith(CacheOutcome.STALE);
    clock.advanceSeconds(21);
    assertThat(two.failure("t")).isNotNull();
  }

  @Test
  void aStaleAnswerOfAnotherMemberServesWhileTheLoadHangs() {
    one.get("t");
    awaitWrites();
    clock.advanceSeconds(70);
    CountDownLatch finish = new CountDownLatch(1);
    provider = () -> answerAfter(finish, 8);
    CompletableFuture<AuthInfo> waiting = two.start(request("t"));
    await(() -> loads.get() == 2);
    clock.advanceSeconds(2); // maxWaitBeforeStale
    assertThat(waiting.join()).isEqualTo(user(7));
    finish.countDown();
  }

  @Test
  void anAnswerOfAnotherMemberIsRevalidatedInTheBackground() {
    MeCacheBuilder from =
        builder().secondLevel(secondLevel()).staleWhileRevalidate(Duration.ofSeconds(60));
    Member a = new Member(from);
    Member b = new Member(from);
    a.get("t");
    awaitWrites();
    clock.advanceSeconds(70);
    provider = () -> user(8);
    assertThat(b.get("t")).isEqualTo(user(7)); // at once, from the second level
    await(() -> b.get("t").userId() == 8);
    assertLoads(2);
  }

  @Test
  void anAnswerKeepsItsAge() {
    one.get("t");
    awaitWrites();
    clock.advanceSeconds(59);
    two.get("t");
    assertLoads(1);
    clock.advanceSeconds(1);
    two.get("t");
    assertLoads(2);
  }

  @Test
  void aMemberThatMissedChangesReadsTheStoreAgain() {
    one.get("t");
    awaitWrites();
    memory.restart();
    await(() -> {
      one.get("t");
      return loads.get() == 2;
    });
  }
}
