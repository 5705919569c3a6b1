package io.github.mesdk.benchmarks.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.http.TransportSettings;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The compared caches. */
final class CacheVariants {
  private static final String TOKEN = "t".repeat(40);
  private static final AuthInfo ADA = AuthInfo.builder().userId(7).email("ada@example.com").build();
  private static final CacheRequest REQUEST =
      new CacheRequest(
          new CacheRequest.Endpoint(
              Testiny.provider(), new TransportSettings(null, 1_000_000, false), Map.of(), null),
          List.of(),
          AccessToken.of(TOKEN));

  /** Creates the tasks of the comparison. */
  interface TaskFactory {
    /**
     * Creates an empty cache, and returns a task that gets the answer from this cache. If the cache
     * does not contain the answer, {@code load} is called.
     */
    Runnable onEmptyCache(Supplier<AuthInfo> load);
  }

  /**
   * A kind of cache.
   *
   * @param name the name in the table
   * @param tasks creates the tasks for caches of this kind
   */
  record Kind(String name, TaskFactory tasks) {}

  static final List<Kind> ALL =
      List.of(
          new Kind("Caffeine, get then put", CacheVariants::getThenPut),
          new Kind("Caffeine LoadingCache", CacheVariants::loadingCache),
          new Kind(Row.OURS, CacheVariants::meCache));

  private CacheVariants() {}

  /** Simulates a slow service and counts its calls. */
  static AuthInfo load(AtomicInteger loads, int millis, boolean fails) {
    loads.incrementAndGet();
    try {
      Thread.sleep(millis);
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
    if (fails) {
      throw TransportException.of(TransportException.Reason.CONNECT, "down", null);
    }
    return ADA;
  }

  private static Runnable getThenPut(Supplier<AuthInfo> load) {
    Cache<String, AuthInfo> cache = Caffeine.newBuilder().maximumSize(100).build();
    return () -> {
      if (cache.getIfPresent(TOKEN) == null) {
        cache.put(TOKEN, load.get());
      }
    };
  }

  private static Runnable loadingCache(Supplier<AuthInfo> load) {
    LoadingCache<String, AuthInfo> cache =
        Caffeine.newBuilder().maximumSize(100).build(token -> load.get());
    return () -> {
      AuthInfo unused = cache.get(TOKEN);
    };
  }

  private static Runnable meCache(Supplier<AuthInfo> load) {
    MeCache cache = MeCache.builder().build();
    Deadline far = Deadline.after(Duration.ofDays(1));
    return () -> cache.get(REQUEST, far, load, outcome -> {}).join();
  }
}
