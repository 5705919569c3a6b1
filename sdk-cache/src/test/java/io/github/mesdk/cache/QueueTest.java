package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.model.testiny.AuthInfo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The load queue: bounded memory, and no load outlives its waiters. */
@Timeout(60)
class QueueTest extends CacheFixture {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int CONCURRENT = 64;
  private static final int QUEUED = 10_000;

  /** As documented on the builder. */
  private static final long BYTES_OF_A_QUEUED_LOAD = 2_048;

  private final CountDownLatch open = new CountDownLatch(1);

  @AfterEach
  void release() {
    open.countDown();
  }

  private void blockProvider() {
    provider =
        () -> {
          try {
            open.await();
          } catch (InterruptedException stopped) {
            throw TransportException.of(Reason.INTERRUPTED, "stopped", stopped);
          }
          return user(7);
        };
  }

  private List<CompletableFuture<AuthInfo>> startAll(String tokens, int count) {
    return IntStream.range(0, count).mapToObj(i -> start(request(tokens + i), TIMEOUT)).toList();
  }

  private static Reason reason(CompletableFuture<AuthInfo> failed) {
    return ((TransportException) failed.handle((answer, failure) -> failure).join()).reason();
  }

  @Test
  void aThousandNewTokensAtOnceAreAllAnswered() {
    blockProvider();
    List<CompletableFuture<AuthInfo>> all = startAll("new-", 1_000);
    assertThat(all).noneMatch(CompletableFuture::isDone);
    open.countDown();
    assertThat(all).allMatch(answer -> answer.join().userId() == 7);
    assertLoads(1_000);
    assertThat(cache.stats().rejected()).isZero();
  }

  @Test
  void aQueuedLoadTakesLessThanTwoKibibytes() {
    cache = MeCache.builder().clock(clock, clock::nanoTime, new SystemTimer()).build();
    blockProvider();
    List<CompletableFuture<AuthInfo>> running = startAll("running-", CONCURRENT);
    long before = usedMemory();
    List<CompletableFuture<AuthInfo>> queued = startAll("queued-", QUEUED);
    assertThat((usedMemory() - before) / QUEUED).as("bytes").isLessThan(BYTES_OF_A_QUEUED_LOAD);
    assertThat(running).noneMatch(CompletableFuture::isDone);
    assertThat(queued).noneMatch(CompletableFuture::isDone);
    CompletableFuture<AuthInfo> beyond = start(request("beyond"), TIMEOUT);
    assertThat(reason(beyond)).isEqualTo(Reason.TOO_BUSY);
    assertThat(outcomes).endsWith(CacheOutcome.MISS, CacheOutcome.REJECTED);
    assertThat(cache.stats().rejected()).isEqualTo(1);
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void aLoadLeavesTheQueueWhenItsLastWaiterTimesOut() {
    cache = builder().maximumConcurrentLoads(1).maximumQueuedLoads(2).build();
    blockProvider();
    CompletableFuture<AuthInfo> running = start(request("running"), TIMEOUT.plusSeconds(1));
    List<CompletableFuture<AuthInfo>> late = startAll("late-", 2);
    CompletableFuture<AuthInfo> second = start(request("late-1"), TIMEOUT.plusSeconds(2));
    assertThat(reason(start(request("too-many"), TIMEOUT))).isEqualTo(Reason.TOO_BUSY);
    clock.advance(TIMEOUT);
    assertThat(late).extracting(QueueTest::reason).containsExactly(Reason.TIMEOUT, Reason.TIMEOUT);
    assertThat(second).as("its load has a waiter left").isNotDone();
    CompletableFuture<AuthInfo> next = start(request("next"), TIMEOUT);
    assertThat(reason(start(request("too-many"), TIMEOUT))).isEqualTo(Reason.TOO_BUSY);
    open.countDown();
    for (CompletableFuture<AuthInfo> answered : List.of(running, second, next)) {
      assertThat(answered.join().userId()).isEqualTo(7);
    }
    assertLoads(3);
  }

  @Test
  void queuedLoadsRunInOrder() {
    cache = builder().maximumConcurrentLoads(1).build();
    blockProvider();
    List<CompletableFuture<AuthInfo>> all = startAll("new-", 100);
    List<Integer> order = new CopyOnWriteArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      int number = i;
      CompletableFuture<AuthInfo> unused =
          all.get(i).whenComplete((answer, failure) -> order.add(number));
    }
    open.countDown();
    all.forEach(CompletableFuture::join);
    get("last"); // on the only thread, after all other loads
    assertThat(order).isSorted().hasSize(100);
  }

  @Test
  void aFullQueueDoesNotAffectUsersWithACachedAnswer() {
    get("of-a-user");
    clock.advanceSeconds(59);
    blockProvider();
    List<CompletableFuture<AuthInfo>> flood = startAll("invented-", CONCURRENT + QUEUED);
    assertThat(get("of-a-user").userId()).as("a hit").isEqualTo(7);
    clock.advanceSeconds(1);
    assertThat(get("of-a-user").userId()).as("stale, as the queue is full").isEqualTo(7);
    assertThat(outcomes).endsWith(CacheOutcome.MISS, CacheOutcome.REJECTED, CacheOutcome.STALE);
    flood.get(QUEUED).cancel(true);
    clock.advanceSeconds(5);
    CompletableFuture<AuthInfo> queued = start(request("of-a-user"), TIMEOUT);
    assertThat(queued).isNotDone();
    clock.advanceSeconds(2);
    assertThat(queued).isCompletedWithValueMatching(user -> user.userId() == 7);
    while (loads.get() < 1 + CONCURRENT) { // their threads may not have started yet
      Thread.onSpinWait();
    }
    assertLoads(1 + CONCURRENT);
  }
}
