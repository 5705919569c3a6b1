package io.github.mesdk.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.cache.contract.MemoryStore;
import io.github.mesdk.error.MeException;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;

/** Members of a fleet with one fake clock, one store and one provider, without HTTP. */
abstract class FleetFixture extends CacheFixture {
  static final byte[] NAMES = "names key of 32 bytes for a test".getBytes(UTF_8);
  static final byte[] KEY = "sealing key of 32 bytes for test".getBytes(UTF_8);

  final MemoryStore memory = new MemoryStore(clock);
  final FaultyStore store = new FaultyStore(memory);
  final Member one = member();
  final Member two = member();

  /** A load that a test left waiting on its clock would look like one of a later test. */
  @AfterEach
  void endLoads() {
    await(() -> {
      clock.advanceSeconds(60);
      return !isLoading();
    });
  }

  SecondLevel secondLevel() {
    return SecondLevel.of(store, NAMES, "k1", KEY);
  }

  Member member() {
    return new Member(builder().secondLevel(secondLevel()));
  }

  /** One process of the fleet. */
  final class Member {
    final MeCache cache;
    final List<CacheOutcome> seen = Collections.synchronizedList(new ArrayList<>());

    Member(MeCacheBuilder from) {
      cache = from.build();
    }

    CompletableFuture<AuthInfo> start(CacheRequest request) {
      return start(request, seen::add);
    }

    CompletableFuture<AuthInfo> start(CacheRequest request, Consumer<CacheOutcome> observer) {
      return cache.get(
          request,
          Deadline.after(Duration.ofSeconds(30), clock::nanoTime),
          FleetFixture.this::load,
          observer);
    }

    AuthInfo get(CacheRequest request) {
      try {
        return start(request).orTimeout(50, TimeUnit.SECONDS).join();
      } catch (CompletionException failed) {
        throw (RuntimeException) failed.getCause();
      } finally {
        awaitWrites(); // otherwise the next member might wait for the lease, on the fake clock
      }
    }

    AuthInfo get(String token) {
      return get(request(token));
    }

    MeException failure(String token) {
      return Assertions.catchThrowableOfType(MeException.class, () -> get(token));
    }

    void invalidate(String token) {
      cache.invalidate(AccessToken.of(token));
    }
  }

  /** What a provider answers that waits for the latch. */
  static AuthInfo answerAfter(CountDownLatch latch, long id) {
    try {
      latch.await();
      return user(id);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** Waits until no lease is held, which is when the result of each load was written. */
  void awaitWrites() {
    await(() -> memory.values().keySet().stream().noneMatch(key -> key.contains(":l1:")));
  }
}
