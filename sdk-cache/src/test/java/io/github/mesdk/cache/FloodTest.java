package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Floods of unknown tokens while a thousand users continue to work. */
@Tag("slow")
@Timeout(300)
class FloodTest extends CacheFixture {
  private static final int USERS = 1_000;
  private static final int TOKENS = 1_000_000;

  /** One user call per this many flood calls: each user calls once in 2,000 flood calls. */
  private static final int FLOOD_CALLS_PER_USER_CALL = 2;

  /** The number of concurrent flood calls; fewer than the loads and the queue can hold. */
  private static final int WAVE = 250;

  private int userCalls;
  private int hits;

  @BeforeEach
  void warmUp() {
    warmUp(MeCache.builder());
  }

  private void warmUp(MeCacheBuilder builder) {
    cache = builder.clock(clock, clock::nanoTime, new SystemTimer()).build();
    for (int i = 0; i < 3 * USERS; i++) {
      userCall();
    }
    userCalls = 0;
    hits = 0;
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private void assertFloodDoesNoHarm() {
    long memory = 0;
    for (int i = 0; i < TOKENS; i += WAVE) {
      wave(i);
      if (i == TOKENS / 5) {
        memory = usedMemory();
      }
    }
    assertThat(usedMemory() - memory).as("bytes").isLessThan(16L << 20);
    assertThat(userCalls).isEqualTo(TOKENS / FLOOD_CALLS_PER_USER_CALL);
    assertThat(hits).isGreaterThanOrEqualTo(userCalls / 100 * 99);
  }

  /** Spreads the user calls over the flood; calls in bursts would be easier to keep cached. */
  private void wave(int from) {
    List<CompletableFuture<?>> flood = new ArrayList<>();
    for (int i = from; i < from + WAVE; i++) {
      flood.add(floodCall(i, this::load));
      if (i % FLOOD_CALLS_PER_USER_CALL == 0) {
        userCall();
      }
    }
    flood.forEach(CompletableFuture::join);
  }

  private CompletableFuture<?> floodCall(int number, Supplier<AuthInfo> load) {
    Deadline deadline = Deadline.after(Duration.ofSeconds(30), clock::nanoTime);
    return cache
        .get(request("random-" + number * 0x9E3779B97F4A7C15L), deadline, load, outcome -> {})
        .handle((answer, failure) -> answer);
  }

  private void userCall() {
    outcomes.clear();
    assertThat(get("user-" + userCalls % USERS).userId()).isPositive();
    userCalls++;
    if (outcomes.get(0) == CacheOutcome.HIT) {
      hits++;
    }
  }

  @Test
  void acceptedTokensTakeLittleMemoryAndFewPlacesOfUsers() {
    assertFloodDoesNoHarm();
    assertThat(cache.stats().evicted()).isGreaterThan(TOKENS / 2);
  }

  @Test
  void rejectedTokensTakeLittleMemoryAndNoPlacesOfUsers() {
    fail(rejection(UnauthenticatedReason.INVALID));
    assertFloodDoesNoHarm();
    assertThat(cache.stats().evicted()).isZero();
  }

  // Half of the user calls happen while the flood occupies all loads and the whole queue. A user
  // calls about every seven seconds and needs a new answer every minute.
  @Test
  void aFullQueueDoesNotPreventUsersFromGettingAnswers() throws Exception {
    warmUp(MeCache.builder().maximumQueuedLoads(256));
    int waves = 500;
    int callsPerWave = 150;
    int before = loads.get();
    for (int wave = 0; wave < waves; wave++) {
      clock.advanceSeconds(1);
      CountDownLatch open = new CountDownLatch(1);
      List<CompletableFuture<?>> flood = takeEveryLoad(wave * 400, open);
      times(callsPerWave / 2, this::userCall);
      open.countDown();
      flood.forEach(CompletableFuture::join);
      times(callsPerWave / 2, this::userCall);
    }
    assertThat(userCalls).isEqualTo(waves * callsPerWave);
    assertThat(cache.stats().rejected())
        .as("80 flood calls of each wave, and user calls")
        .isGreaterThan(80L * waves);
    assertThat(cache.stats().stale()).as("stale answers").isPositive();
    int due = USERS * (waves / 60 + 1);
    assertThat(loads.get() - before).isBetween(due / 2, due + userCalls / 100);
  }

  /** Starts 64 running loads, then 256 queued ones, then 80 calls that find the queue full. */
  private List<CompletableFuture<?>> takeEveryLoad(int from, CountDownLatch open) throws Exception {
    CountDownLatch running = new CountDownLatch(64);
    List<CompletableFuture<?>> flood = new ArrayList<>();
    for (int i = from; i < from + 64; i++) {
      flood.add(
          floodCall(
              i,
              () -> {
                running.countDown();
                return after(open);
              }));
    }
    running.await();
    for (int i = from + 64; i < from + 400; i++) {
      flood.add(floodCall(i, () -> after(open)));
    }
    return flood;
  }

  private static void times(int times, Runnable step) {
    for (int i = 0; i < times; i++) {
      step.run();
    }
  }

  /** Rejects the token once the latch opens. */
  private static AuthInfo after(CountDownLatch open) {
    try {
      open.await();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
    throw rejection(UnauthenticatedReason.INVALID);
  }
}
