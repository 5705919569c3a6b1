package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.cache.FaultyStore.Fault;
import io.github.mesdk.model.testiny.AuthInfo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
