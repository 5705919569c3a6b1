package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.AnswerCache.Use;
import io.github.mesdk.error.UnauthenticatedReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A million tokens that nobody issued, while a thousand users go on with their work. */
@Timeout(300)
class FloodTest extends Asking {
  private static final int USERS = 1_000;
  private static final int TOKENS = 1_000_000;

  /** After so many of the flood, each user comes once. */
  private static final int ROUND = 2_000;

  /** So many of the flood come at the same time; fewer than the loads and their queue. */
  private static final int WAVE = 250;

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private void assertFloodDoesNoHarm(int percentOfHits) {
    AtomicLong hits = new AtomicLong();
    long memory = 0;
    for (int round = 0; round < 3; round++) {
      honest(hits);
    }
    hits.set(0);
    for (int i = 0; i < TOKENS; i += WAVE) {
      wave(i);
      if (i % ROUND == 0) {
        honest(hits);
      }
      if (i == TOKENS / 5) {
        memory = usedMemory();
      }
    }
    assertThat(usedMemory() - memory).as("bytes").isLessThan(16L << 20);
    assertThat(hits.get()).isGreaterThanOrEqualTo(USERS * (TOKENS / ROUND) * percentOfHits / 100);
  }

  private void wave(int from) {
    List<CompletableFuture<?>> flood = new ArrayList<>();
    for (int i = from; i < from + WAVE; i++) {
      String token = "random-" + i * 0x9E3779B97F4A7C15L;
      flood.add(start(question(token), Duration.ofSeconds(30)).handle((answer, failure) -> answer));
    }
    flood.forEach(CompletableFuture::join);
  }

  private void honest(AtomicLong hits) {
    for (int user = 0; user < USERS; user++) {
      uses.clear();
      ask("honest-" + user);
      if (uses.get(0) == Use.HIT) {
        hits.incrementAndGet();
      }
    }
  }

  // Good tokens compete for the users' places, and a part of the rule that chooses is chance; who
  // has a million of them is no stranger.
  @Test
  void thatTheServiceAcceptsTakesNotTheMemoryAndFewOfTheUsersPlaces() {
    assertFloodDoesNoHarm(95);
    assertThat(cache.stats().evicted()).isGreaterThan(TOKENS / 2);
  }

  @Test
  void thatTheServiceRejectsTakesNeitherTheMemoryNorTheUsersPlaces() {
    for (int user = 0; user < USERS; user++) {
      ask("honest-" + user);
    }
    fail(rejection(UnauthenticatedReason.INVALID));
    assertFloodDoesNoHarm(99);
    assertThat(cache.stats().evicted()).isZero();
  }
}
