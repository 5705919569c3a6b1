package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.cache.FaultyStore.Fault;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A second level that fails, hangs or lies never fails a call, and delays one call at most. */
@Timeout(60)
class FaultySecondLevelTest extends FleetFixture {

  /** Advances the clock by this limit at most, while the call waits for an operation that hangs. */
  private <T> T finish(CompletableFuture<T> call, Duration limit) {
    Duration step = Duration.ofMillis(10);
    long steps = limit.dividedBy(step);
    AtomicLong passed = new AtomicLong();
    await(() -> {
      if (store.hanging.get() > 0) {
        clock.advance(passed.getAndIncrement() < steps ? step : Duration.ZERO);
      }
      return call.isDone();
    });
    return call.join();
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aFaultyStoreDelaysOneCallByItsTimeoutAndNoLaterCall(Fault fault) {
    store.fault = fault;
    assertThat(finish(one.start(request("t")), Duration.ofMillis(250))).isEqualTo(user(7));
    int operations = store.operations.get();
    for (int i = 0; i < 20; i++) {
      assertThat(one.get("other" + i)).isEqualTo(user(7)); // the clock stands still
    }
    assertThat(store.operations).hasValue(operations);
    assertThat(one.cache.stats().secondLevelFailures()).isPositive();
    assertThat(one.seen).contains(CacheOutcome.SECOND_LEVEL_FAILED);
    assertLoads(21);
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aStoreThatFailsWritesOnlyServesReads(Fault fault) {
    two.get("known");
    awaitWrites();
    store.concerns = operation -> !operation.startsWith("get");
    store.fault = fault;
    assertThat(one.get("known")).isEqualTo(user(7));
    assertLoads(1);
    assertThat(finish(one.start(request("t")), Duration.ofMillis(250))).isEqualTo(user(7));
    assertLoads(2);
  }

  @Test
  void aTimeoutAmongSuccessesDoesNotStopTheUseOfTheStore() {
    two.get("shared");
    AtomicInteger reads = new AtomicInteger();
    store.concerns = name -> name.startsWith("get mesdk:a1:") && reads.incrementAndGet() == 1;
    store.fault = Fault.HANG;
    CompletableFuture<AuthInfo> slow = one.start(request("slow"));
    await(() -> store.hanging.get() > 0);
    one.get("other");
    assertThat(finish(slow, Duration.ofMillis(250))).isEqualTo(user(7));
    assertThat(one.cache.stats().secondLevelFailures()).isEqualTo(1);
    one.get("shared"); // the clock stands still, so no probe is due
    assertThat(one.cache.stats().secondLevelHits()).isEqualTo(1);
    assertLoads(3);
  }

  @Test
  void anOutageIsCountedWithEachProbe() {
    store.fault = Fault.FAIL;
    for (int i = 0; i < 10; i++) {
      clock.advanceSeconds(1);
      one.get("t" + i);
    }
    assertThat(one.cache.stats().secondLevelFailures()).isGreaterThanOrEqualTo(10);
  }

  /** Such a thread serves all connections of the application, or all timeouts of the process. */
  @Test
  void aListenerDoesNotRunOnAThreadOfTheStore() throws InterruptedException {
    Member member = new Member(builder().secondLevel(secondLevel()).maximumConcurrentLoads(1));
    AtomicInteger puts = new AtomicInteger();
    store.concerns = name -> name.startsWith("put mesdk:a1:") && puts.incrementAndGet() == 1;
    store.fault = Fault.HANG;
    CompletableFuture<String> thread = new CompletableFuture<>();
    CompletableFuture<AuthInfo> unused =
        member.start(
            request("t"),
            outcome -> {
              if (outcome == CacheOutcome.SECOND_LEVEL_FAILED) {
                thread.complete(Thread.currentThread().getName());
              }
            });
    await(() -> store.hanging.get() > 0);
    member.start(request("next")).join(); // the first load has left the only thread
    Thread failing =
        new Thread(
            () -> store.hung.forEach(put -> put.completeExceptionally(new AssertionError())),
            "store");
    failing.start();
    failing.join();
    assertThat(thread.orTimeout(50, TimeUnit.SECONDS).join()).isEqualTo("mesdk-cache-shared");
  }

  @Test
  void aLoadThatCannotBeginEndsItsCalls() {
    Deadline broken =
        Deadline.after(
            Duration.ofSeconds(30),
            () -> {
              if (Thread.currentThread().getName().equals("mesdk-cache")) {
                throw new OutOfMemoryError("a test");
              }
              return clock.nanoTime();
            });
    CompletableFuture<AuthInfo> call =
        one.cache.get(request("t"), broken, this::load, one.seen::add);
    assertThat(call.handle((answer, failure) -> failure).orTimeout(50, TimeUnit.SECONDS).join())
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(one.get("t")).isEqualTo(user(7));
  }

  @Test
  void aStoreThatAnswersAgainIsUsedAgain() {
    store.fault = Fault.FAIL;
    one.get("t");
    store.fault = Fault.NONE;
    two.get("shared");
    awaitWrites();
    clock.advanceSeconds(1);
    one.get("starts-a-probe");
    await(() -> one.cache.stats().secondLevelHits() > 0 || one.get("shared") == null);
  }

  @Test
  void anInvalidationDuringAnOutageIsWrittenAfterwards() {
    one.get("t");
    awaitWrites();
    two.get("t");
    store.fault = Fault.FAIL;
    one.invalidate("t");
    assertThat(two.get("t")).isEqualTo(user(7)); // within the documented bound
    provider = () -> user(8);
    assertThat(one.get("t")).isEqualTo(user(8)); // but not on the member that invalidated
    store.fault = Fault.NONE;
    clock.advanceSeconds(1);
    one.get("starts-a-probe");
    await(() -> two.get("t").userId() == 8);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInvalidationDuringAnOutageIsWrittenAfterwardsWithoutAnotherCall(boolean isOutageKnown) {
    two.get("t");
    store.fault = Fault.FAIL;
    if (isOutageKnown) {
      one.get("other");
    }
    one.invalidate("t");
    clock.advanceSeconds(5); // in vain
    store.fault = Fault.NONE;
    clock.advanceSeconds(2);
    provider = () -> user(8);
    await(() -> two.get("t").userId() == 8);
  }

  /** The read with the lease has the rest of the time limit, not another one. */
  @Test
  void aStoreThatIsSlowAtEachStepDelaysALoadByItsTimeoutInAll() {
    store.concerns =
        operation -> {
          if (operation.startsWith("putIfAbsent mesdk:l1:")) {
            clock.advance(Duration.ofMillis(150));
          }
          return false;
        };
    one.get("t");
    assertThat(store.timeLeftOfReads).contains(Duration.ofMillis(200), Duration.ofMillis(50));
  }

  @Test
  void anOldAnswerIsNotReadBeforeThePendingInvalidationIsWritten() {
    one.get("t");
    awaitWrites();
    store.concerns = operation -> operation.startsWith("put mesdk:t1:");
    store.fault = Fault.HANG;
    one.invalidate("t");
    provider = () -> user(8);
    assertThat(one.get("t")).isEqualTo(user(8));
    assertLoads(2);
  }

  @Test
  void manyPendingInvalidationsBecomeOneOfAllAnswers() {
    two.get("t");
    awaitWrites();
    store.fault = Fault.FAIL;
    for (int i = 0; i < 10_001; i++) {
      one.invalidate("unknown" + i);
    }
    store.fault = Fault.NONE;
    clock.advanceSeconds(1);
    one.get("starts-a-probe");
    provider = () -> user(8);
    await(() -> two.get("t").userId() == 8);
    assertThat(memory.values().keySet()).filteredOn(key -> key.contains(":t1:")).hasSize(1);
  }

  /** The answer to the second call shows that the first load has left the only thread. */
  @ParameterizedTest
  @ValueSource(strings = {"get mesdk:a1:", "putIfAbsent mesdk:l1:"})
  void aLoadWithoutCallersStopsWaitingForTheStoreAndDoesNotCallTheProvider(String operation) {
    Member member = new Member(builder().secondLevel(secondLevel()).maximumConcurrentLoads(1));
    store.concerns = name -> name.startsWith(operation);
    store.fault = Fault.HANG;
    CompletableFuture<AuthInfo> call = member.start(request("t"));
    await(() -> store.hanging.get() > 0);
    store.fault = Fault.NONE;
    call.cancel(true);
    member.get("next");
    assertLoads(1);
  }

  @Test
  void aLoadWithoutCallersStopsWaitingForAnotherMemberAndDoesNotCallTheProvider() {
    Member member = new Member(builder().secondLevel(secondLevel()).maximumConcurrentLoads(1));
    CountDownLatch finish = new CountDownLatch(1);
    provider = () -> loads.get() == 1 ? answerAfter(finish, 7) : user(8);
    CompletableFuture<AuthInfo> owner = one.start(request("t"));
    await(() -> loads.get() == 1);
    AtomicInteger leaseReads = new AtomicInteger();
    store.concerns = name -> name.startsWith("get mesdk:l1:") && leaseReads.incrementAndGet() < 0;
    CompletableFuture<AuthInfo> call = member.start(request("t"));
    await(() -> leaseReads.get() > 0);
    call.cancel(true);
    assertThat(member.start(request("next")).join()).isEqualTo(user(8));
    assertLoads(2);
    finish.countDown();
    owner.join();
  }

  /**
   * Each load reads its entry, but gets no lease in time, while the next load reads its own. The
   * first load fails 300 ms after the start at the earliest, so nine loads at least use the store.
   */
  @Test
  void aStoreThatIsTooSlowForEveryLookupOfASecondIsSkipped() {
    store.concerns = name -> name.startsWith("putIfAbsent mesdk:l1:");
    store.fault = Fault.HANG;
    int hanging = 0;
    CompletableFuture<AuthInfo> call = one.start(request("t0"));
    while (hangs(call, hanging + 1)) {
      hanging++;
      clock.advance(Duration.ofMillis(150)); // of the 200 that each load has
      call = one.start(request("t" + hanging));
    }
    assertThat(hanging).isBetween(9, 30);
    assertThat(call.join()).isEqualTo(user(7)); // without the store: the clock stands still
  }

  /** Returns whether the call uses the store, as this operation that hangs. */
  private boolean hangs(CompletableFuture<?> call, int operation) {
    await(() -> store.hanging.get() == operation || call.isDone());
    return store.hanging.get() == operation;
  }

  @Test
  void aLoadWithoutCallersReleasesItsLease() {
    AtomicInteger reads = new AtomicInteger();
    store.concerns =
        name -> name.startsWith("get mesdk:a1:") && reads.incrementAndGet() == 2; // with the lease
    store.fault = Fault.HANG;
    CompletableFuture<AuthInfo> call = one.start(request("t"));
    await(() -> store.hanging.get() > 0);
    assertThat(memory.values().keySet()).anyMatch(key -> key.contains(":l1:"));
    call.cancel(true);
    awaitWrites();
    assertLoads(0);
  }
}
