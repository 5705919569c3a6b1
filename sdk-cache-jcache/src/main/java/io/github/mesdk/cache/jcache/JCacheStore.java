package io.github.mesdk.cache.jcache;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.cache.SecondLevel;
import io.github.mesdk.concurrent.DaemonThreads;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
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
 * A second level in a JCache engine (JSR 107), tested with Hazelcast, Infinispan and Ehcache.
 * JCache has no expiry for single entries, so each value carries its own. The clocks of all members
 * must agree within a second.
 *
 * <pre>{@code
 * JCacheStore store = JCacheStore.of(manager.getCache("mesdk", String.class, String.class));
 * SecondLevel fleet = SecondLevel.of(store, namesKey, "2026-11", sealingKey);
 * }</pre>
 *
 * <p>The cache must be shared by all members, have keys and values of type {@code String}, and
 * remove an entry no earlier than two hours after its last use, for example with {@code
 * TouchedExpiryPolicy}. It must not evict entries within that time: Hazelcast evicts some beyond
 * about 10,000 entries, unless its configuration names a size.
 *
 * <p>JCache blocks, so up to 16 daemon threads call the engine, and up to 1,000 operations wait for
 * one. Further operations fail at once. Thread-safe.
 */
public final class JCacheStore implements SecondLevel.Store {
  private static final int THREADS = 16;
  private static final int QUEUE = 1_000;
  private static final byte[] NO_BYTES = {};

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

  private String text(byte[] value, Duration timeToLive) {
    return new ExpiringValue(value, clock.instant().plus(timeToLive).toEpochMilli()).text();
  }

  /** Returns the value; empty if it has expired, or is not one that {@link #text} returned. */
  private Optional<byte[]> live(@Nullable String text) {
    ExpiringValue value = ExpiringValue.parse(text);
    return value == null ? Optional.empty() : live(value);
  }

  private Optional<byte[]> live(ExpiringValue value) {
    return clock.millis() < value.expiry() ? Optional.of(value.bytes()) : Optional.empty();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Returns no bytes for text that no store has written. For an answer, the cache then reports
   * {@code SECOND_LEVEL_UNREADABLE}.
   */
  @Override
  public CompletionStage<Optional<byte[]>> get(String key, Deadline deadline) {
    return run(
        deadline,
        () -> {
          String text = cache.get(key);
          ExpiringValue value = ExpiringValue.parse(text);
          if (value != null) {
            return live(value);
          }
          return text == null ? Optional.empty() : Optional.of(NO_BYTES);
        });
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
          boolean isSet =
              old == null ? cache.putIfAbsent(key, wanted) : cache.replace(key, old, wanted);
          if (isSet && deadline.hasPassed()) { // the caller may have removed the key too early
            boolean unused = cache.remove(key, wanted);
            return false;
          }
          return isSet;
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
