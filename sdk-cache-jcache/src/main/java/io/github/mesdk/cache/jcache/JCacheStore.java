package io.github.mesdk.cache.jcache;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.cache.SecondLevel;
import io.github.mesdk.concurrent.DaemonThreads;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * A second level in a JCache engine (JSR 107). Hazelcast is tested; other engines, such as
 * Infinispan, are used through the same API. JCache has no expiry for single entries, so each value
 * carries its own. The clocks of all members must agree within a second.
 *
 * <pre>{@code
 * JCacheStore store = JCacheStore.of(manager.getCache("mesdk", String.class, String.class));
 * SecondLevel fleet = SecondLevel.of(store, namesKey, "2026-11", sealingKey);
 * }</pre>
 *
 * <p>The cache must be shared by all members, have keys and values of type {@code String}, and
 * remove an entry no earlier than two hours after its last use, for example with {@code
 * TouchedExpiryPolicy}. It must not evict entries within that time.
 *
 * <p>JCache blocks, so up to 16 daemon threads call the engine, and up to 1,000 operations wait for
 * one. Further operations fail at once. Thread-safe.
 */
public final class JCacheStore implements SecondLevel.Store {
  private static final int THREADS = 16;
  private static final int QUEUE = 1_000;

  private final Cache<String, String> cache;
  private final InstantSource clock;
  private final Subscriptions subscriptions;
  private final ThreadPoolExecutor threads;

  JCacheStore(Cache<String, String> cache, InstantSource clock) {
    this.cache = requireNonNull(cache, "cache");
    this.clock = clock;
    this.subscriptions = new Subscriptions(cache);
    this.threads = DaemonThreads.pool(DaemonThreads.named("mesdk-cache-jcache"), THREADS, QUEUE);
  }

  /** Returns a store in this cache, which the application configures and closes. */
  public static JCacheStore of(Cache<String, String> cache) {
    return new JCacheStore(cache, InstantSource.system());
  }

  private <R> CompletionStage<R> run(Deadline deadline, Supplier<R> operation) {
    Supplier<R> inTime =
        () -> {
          if (deadline.hasPassed()) {
            throw new IllegalStateException("the operation waited too long for a thread");
          }
          subscriptions.register();
          return operation.get();
        };
    try {
      return CompletableFuture.supplyAsync(inTime, threads)
          .orTimeout(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException full) {
      return CompletableFuture.failedFuture(full);
    }
  }

  /** Returns the value with its expiry. Text is compared by value in every engine. */
  private String text(byte[] value, Duration timeToLive) {
    long expiry = clock.instant().plus(timeToLive).toEpochMilli();
    return expiry + " " + Base64.getEncoder().encodeToString(value);
  }

  /** Returns the value; empty if it has expired, or is not one that {@link #text} returned. */
  private Optional<byte[]> live(@Nullable String text) {
    try {
      int end = text == null ? -1 : text.indexOf(' ');
      return text != null && end > 0 && clock.millis() < Long.parseLong(text, 0, end, 10)
          ? Optional.of(Base64.getDecoder().decode(text.substring(end + 1)))
          : Optional.empty();
    } catch (IllegalArgumentException damaged) { // also a NumberFormatException
      return Optional.empty();
    }
  }

  @Override
  public CompletionStage<Optional<byte[]>> get(String key, Deadline deadline) {
    return run(deadline, () -> live(cache.get(key)));
  }

  @Override
  public CompletionStage<Boolean> put(
      String key, byte[] value, Duration timeToLive, Deadline deadline) {
    return run(
        deadline,
        () -> {
          cache.put(key, text(value, timeToLive));
          return true;
        });
  }

  @Override
  public CompletionStage<Boolean> putIfAbsent(
      String key, byte[] value, Duration timeToLive, Deadline deadline) {
    return run(
        deadline,
        () -> {
          String old = cache.get(key);
          if (live(old).isPresent()) {
            return false;
          }
          String wanted = text(value, timeToLive);
          return old == null ? cache.putIfAbsent(key, wanted) : cache.replace(key, old, wanted);
        });
  }

  @Override
  public CompletionStage<Boolean> remove(String key, Deadline deadline) {
    return run(deadline, () -> cache.remove(key));
  }

  @Override
  public CompletionStage<Boolean> remove(String key, byte[] expected, Deadline deadline) {
    return run(
        deadline,
        () -> {
          String old = cache.get(key);
          return live(old).filter(value -> Arrays.equals(value, expected)).isPresent()
              && cache.remove(key, old);
        });
  }

  @Override
  public void subscribe(String prefix, Listener listener) {
    subscriptions.add(prefix, listener);
  }
}
