package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.cache.FaultyStore.Fault;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the members of a fleet wait for the member that loads. */
@Timeout(60)
class LeaseTest extends FleetFixture {
  private final CountDownLatch never = new CountDownLatch(1);
  private final CountDownLatch second = new CountDownLatch(1);

  /** Advances the clock in steps, with real time for the reads in between. */
  private void advanceUntil(BooleanSupplier condition) {
    await(() -> {
      clock.advance(Duration.ofMillis(20));
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(4));
      return condition.getAsBoolean();
    });
  }

  @Test
  void afterTheDeathOfTheMemberThatLoadsOneOtherLoadsAndTheRestWaitsForIt() {
    provider = () -> answerAfter(loads.get() == 1 ? never : second, 7);
    CompletableFuture<AuthInfo> dead = one.start(request("t"));
    await(() -> loads.get() == 1);
    List<CompletableFuture<AuthInfo>> others =
        IntStream.range(0, 4).mapToObj(i -> member().start(request("t"))).toList();
    advanceUntil(() -> loads.get() == 2);
    long end = clock.millis() + 1_500; // until then, the second member has the lease
    advanceUntil(() -> clock.millis() > end);
    second.countDown();
    await(() -> memory.values().keySet().stream().anyMatch(key -> key.contains(":a1:")));
    advanceUntil(() -> others.stream().allMatch(CompletableFuture::isDone));
    assertLoads(2);
    never.countDown();
    dead.join();
  }

  /** The lease time is so long that only the third owner can end the wait. */
  @Test
  void aResultThatCannotBeSharedDelaysNoMemberByMoreThanTwoLoads() {
    provider = () -> answerAfter(loads.get() == 1 ? never : second, 7);
    second.countDown();
    CompletableFuture<AuthInfo> first = startPatiently();
    await(() -> loads.get() == 1);
    String lease =
        memory.values().keySet().stream()
            .filter(key -> key.contains(":l1:"))
            .findFirst()
            .orElseThrow();
    AtomicInteger leaseReads = new AtomicInteger();
    store.concerns = name -> name.startsWith("get mesdk:l1:") && leaseReads.incrementAndGet() < 0;
    CompletableFuture<AuthInfo> other = startPatiently();
    advanceUntil(() -> leaseReads.get() > 1);
    for (byte owner = 2; owner <= 3; owner++) {
      assertThat(other).isNotDone();
      memory.damage(lease, new byte[] {owner});
      int seen = leaseReads.get();
      advanceUntil(() -> leaseReads.get() > seen + 1 || other.isDone());
    }
    advanceUntil(other::isDone);
    assertThat(other.join()).isEqualTo(user(7));
    assertLoads(2);
    never.countDown();
    first.join();
  }

  private CompletableFuture<AuthInfo> startPatiently() {
    SecondLevel patient = secondLevel().withLeaseTime(Duration.ofMinutes(5));
    Deadline deadline = Deadline.after(Duration.ofHours(1), clock::nanoTime);
    MeCache member = builder().secondLevel(patient).build();
    return member.get(request("t"), deadline, this::load, outcomes::add);
  }

  @Test
  void aLeaseThatNeverExpiresDelaysALoadByTheLeaseTime() {
    provider = () -> answerAfter(loads.get() == 1 ? never : second, 7);
    second.countDown();
    CompletableFuture<AuthInfo> dead = one.start(request("t"));
    await(() -> loads.get() == 1);
    memory.keepsExpired = true;
    CompletableFuture<AuthInfo> other = two.start(request("t"));
    advanceUntil(other::isDone);
    assertThat(other.join()).isEqualTo(user(7));
    assertLoads(2);
    never.countDown();
    dead.join();
  }

  /** A store may run two operations at the same time. */
  @Test
  void aReleaseDoesNotOvertakeTheAcquisitionOfItsLease() {
    Member member = new Member(builder().secondLevel(secondLevel()).maximumConcurrentLoads(1));
    List<String> operations = new CopyOnWriteArrayList<>();
    store.concerns =
        operation -> {
          operations.add(operation);
          return operation.startsWith("putIfAbsent mesdk:l1:");
        };
    store.fault = Fault.HANG;
    CompletableFuture<AuthInfo> call = member.start(request("t"));
    await(() -> store.hanging.get() > 0);
    String acquisition = operations.get(operations.size() - 1);
    String release = acquisition.replace("putIfAbsent", "remove");
    store.fault = Fault.NONE;
    call.cancel(true);
    member.start(request("next")).join(); // the first load has left the only thread
    assertThat(operations).doesNotContain(release);
    store.hung.forEach(hung -> hung.cancel(true));
    assertThat(operations).containsOnlyOnce(release);
  }

  @Test
  void aLeaseThatTheStoreSetTooLateIsReleased() {
    store.concerns = operation -> operation.startsWith("putIfAbsent mesdk:l1:");
    store.fault = Fault.HANG_AFTERWARDS;
    CompletableFuture<AuthInfo> call = one.start(request("t"));
    advanceUntil(call::isDone);
    assertThat(call.join()).isEqualTo(user(7));
    awaitWrites();
  }
}
