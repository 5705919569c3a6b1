package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.cache.FaultyStore.Fault;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An invalidation that cannot be written is tried again as long as an answer may need it. */
@Timeout(60)
class PendingTombstoneTest extends FleetFixture {
  private static final Duration STEP = Duration.ofSeconds(30);

  /** Advances the clock in steps, with real time for what other threads do in between. */
  private void advance(Duration time) {
    long end = clock.millis() + time.toMillis();
    while (clock.millis() < end) {
      clock.advance(STEP);
      LockSupport.parkNanos(1_000);
    }
  }

  private String tombstone(String token) {
    return new EntryNames(NAMES, "mesdk")
        .tombstone(new EntryNames(NAMES, "mesdk").credential(token));
  }

  @Test
  void theRetriesEndWhenTheStoreIsGoneForLongerThanAnyAnswer() {
    one.get("t");
    store.fault = Fault.FAIL;
    one.invalidate("t");
    one.cache.invalidateSubject("testiny", "7");
    one.cache.invalidateAll();
    long start = clock.millis();
    await(() -> {
      clock.advance(STEP);
      return clock.isIdle();
    });
    assertThat(Duration.ofMillis(clock.millis() - start)).isGreaterThan(SharedAnswers.MAX_LIFE);
    int operations = store.operations.get();
    advance(Duration.ofHours(1));
    assertThat(store.operations).hasValue(operations);
  }

  @Test
  void eachPendingInvalidationHasItsOwnAge() {
    store.fault = Fault.FAIL;
    one.invalidate("early");
    advance(Duration.ofMinutes(50));
    one.invalidate("late");
    advance(Duration.ofMinutes(20));
    store.fault = Fault.NONE;
    await(() -> {
      clock.advance(STEP);
      return memory.values().containsKey(tombstone("late"));
    });
    assertThat(memory.values()).doesNotContainKey(tombstone("early"));
  }

  @Test
  void aRepeatedInvalidationIsAsYoungAsTheLast() {
    store.fault = Fault.FAIL;
    one.invalidate("t");
    advance(Duration.ofMinutes(50));
    one.invalidate("t");
    advance(Duration.ofMinutes(50));
    store.fault = Fault.NONE;
    await(() -> {
      clock.advance(STEP);
      return memory.values().containsKey(tombstone("t"));
    });
  }

  @Test
  void aLackOfMemoryDoesNotEndTheRetries() {
    AtomicBoolean isExhausted = new AtomicBoolean(true);
    Timer timer =
        (task, nanos, unlessDone) -> {
          if (isExhausted.get()) {
            throw new OutOfMemoryError("a test");
          }
          clock.schedule(task, nanos, unlessDone);
        };
    Member member =
        new Member(builder().clock(clock, clock::nanoTime, timer).secondLevel(secondLevel()));
    store.fault = Fault.FAIL;
    member.invalidate("t");
    isExhausted.set(false);
    member.invalidate("u"); // starts the retries
    store.fault = Fault.NONE;
    await(() -> {
      clock.advance(STEP);
      return memory.values().containsKey(tombstone("t"));
    });
  }

  /** Until then, the member would neither use nor share the answers of the fleet. */
  @Test
  void theInvalidationOfAllAnswersThatReplacesManyIsWrittenAlsoIfNoneOfThemFails() {
    store.concerns = operation -> operation.startsWith("put mesdk:t1:");
    store.fault = Fault.HANG;
    for (int i = 0; i < 10_001; i++) {
      one.invalidate("unknown" + i);
    }
    store.fault = Fault.NONE;
    store.finishHung("stored");
    clock.advanceSeconds(2);
    assertThat(memory.values()).containsKey("mesdk:t1:all");
    two.get("t");
    one.get("t");
    assertThat(one.seen).contains(CacheOutcome.SECOND_LEVEL_HIT);
    assertLoads(1);
  }

  /** A time server may correct the wall clock while the store is gone. */
  @Test
  void aWallClockThatIsSetForwardEndsNoPendingInvalidation() {
    store.fault = Fault.FAIL;
    one.invalidate("t");
    clock.shiftWallClock(Duration.ofHours(2));
    advance(Duration.ofMinutes(1));
    store.fault = Fault.NONE;
    await(() -> {
      clock.advance(STEP);
      return memory.values().containsKey(tombstone("t"));
    });
  }

  /** Other members may serve such an answer for a day. */
  @Test
  void anInvalidationOfAnswersWithALongTimeToLiveStaysPendingAsLong() {
    MeCacheBuilder settings = builder().secondLevel(secondLevel()).timeToLive(Duration.ofDays(1));
    Member a = new Member(settings);
    Member b = new Member(settings);
    b.get("t");
    store.fault = Fault.FAIL;
    a.invalidate("t");
    advance(Duration.ofHours(12));
    store.fault = Fault.NONE;
    await(() -> {
      clock.advance(STEP);
      return memory.values().containsKey(tombstone("t"));
    });
    provider = () -> user(8);
    await(() -> b.get("t").userId() == 8); // long before the answer expires
  }
}
