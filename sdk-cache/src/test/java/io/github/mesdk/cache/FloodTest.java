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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Floods of tokens, while a thousand users go on with their work. */
@Timeout(300)
class FloodTest extends CacheFixture {
  private static final int USERS = 1_000;
  private static final int TOKENS = 1_000_000;

  /** One request in so many is a user's, who thus comes once in 2,000 of the flood. */
  private static final int EACH = 2;

  /** So many of the flood come at the same time; fewer than the loads and their queue. */
  private static final int WAVE = 250;

  private int asked;
  private int hits;

  @BeforeEach
  void letTheUsersCome() {
    letTheUsersCome(MeCache.builder());
  }

  private void letTheUsersCome(MeCacheBuilder builder) {
    cache = builder.clock(clock, clock::nanoTime, new SystemTimer()).build();
    for (int i = 0; i < 3 * USERS; i++) {
      honest();
    }
    asked = 0;
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
    assertThat(asked).isEqualTo(TOKENS / EACH);
    assertThat(hits).isGreaterThanOrEqualTo(asked / 100 * 99);
  }

  /** The users come one after the other among the flood: who reads in bursts is seen less often. */
  private void wave(int from) {
    List<CompletableFuture<?>> flood = new ArrayList<>();
    for (int i = from; i < from + WAVE; i++) {
      flood.add(stranger(i, this::load));
      if (i % EACH == 0) {
        honest();
      }
    }
    flood.forEach(CompletableFuture::join);
  }

  private CompletableFuture<?> stranger(int number, Supplier<AuthInfo> load) {
    Deadline deadline = Deadline.after(Duration.ofSeconds(30), clock::nanoTime);
    return cache
        .get(request("random-" + number * 0x9E3779B97F4A7C15L), deadline, load, use -> {})
        .handle((answer, failure) -> answer);
  }

  private void honest() {
    outcomes.clear();
    assertThat(ask("honest-" + asked % USERS).userId()).isPositive();
    asked++;
    if (outcomes.get(0) == CacheOutcome.HIT) {
      hits++;
    }
  }

  @Test
  void thatTheServiceAcceptsTakesNeitherTheMemoryNorTheUsersPlaces() {
    assertFloodDoesNoHarm();
    assertThat(cache.stats().evicted()).isGreaterThan(TOKENS / 2);
  }

  @Test
  void thatTheServiceRejectsTakesNeitherTheMemoryNorTheUsersPlaces() {
    fail(rejection(UnauthenticatedReason.INVALID));
    assertFloodDoesNoHarm();
    assertThat(cache.stats().evicted()).isZero();
  }

  // Half of the questions of users come while the flood has taken every load and every place in the
  // queue. A user comes each seven seconds or so, and needs a new answer each minute.
  @Test
  void thatTakesEveryLoadAndEveryPlaceInASmallQueueKeepsNoUserFromAnAnswer() throws Exception {
    letTheUsersCome(MeCache.builder().maximumQueuedLoads(256));
    int waves = 500;
    int ofUsers = 150;
    int before = loads.get();
    for (int wave = 0; wave < waves; wave++) {
      clock.advanceSeconds(1);
      CountDownLatch open = new CountDownLatch(1);
      List<CompletableFuture<?>> flood = takeEveryLoad(wave * 400, open);
      times(ofUsers / 2, this::honest);
      open.countDown();
      flood.forEach(CompletableFuture::join);
      times(ofUsers / 2, this::honest);
    }
    assertThat(asked).isEqualTo(waves * ofUsers);
    assertThat(cache.stats().rejected())
        .as("80 of each wave, and users")
        .isGreaterThan(80L * waves);
    assertThat(cache.stats().stale()).as("instead of a new answer").isPositive();
    int due = USERS * (waves / 60 + 1);
    assertThat(loads.get() - before).isBetween(due / 2, due + asked / 100);
  }

  /** 64 that run, then 256 that wait, then 80 for which there is no place. */
  private List<CompletableFuture<?>> takeEveryLoad(int from, CountDownLatch open) throws Exception {
    CountDownLatch running = new CountDownLatch(64);
    List<CompletableFuture<?>> flood = new ArrayList<>();
    for (int i = from; i < from + 64; i++) {
      flood.add(
          stranger(
              i,
              () -> {
                running.countDown();
                return after(open);
              }));
    }
    running.await();
    for (int i = from + 64; i < from + 400; i++) {
      flood.add(stranger(i, () -> after(open)));
    }
    return flood;
  }

  private static void times(int times, Runnable step) {
    for (int i = 0; i < times; i++) {
      step.run();
    }
  }

  /** Refuses the token, and takes its time. */
  private static AuthInfo after(CountDownLatch open) {
    try {
      open.await();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
    throw rejection(UnauthenticatedReason.INVALID);
  }
}
