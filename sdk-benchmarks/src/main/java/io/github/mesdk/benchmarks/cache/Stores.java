package io.github.mesdk.benchmarks.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The usual ways to keep an answer. */
final class Stores {
  private static final String TOKEN = "t".repeat(40);
  private static final AuthInfo ADA = AuthInfo.builder().userId(7).email("ada@example.com").build();
  private static final CacheRequest REQUEST =
      new CacheRequest(
          new CacheRequest.Endpoint(
              "testiny", "GET https://testiny.example.com/account/me", AuthInfo.class, Map.of()),
          List.of(),
          AccessToken.of(TOKEN));

  /** An empty cache. */
  interface Empty {
    /** What asks it, when this is how an answer is had. */
    Runnable with(Supplier<AuthInfo> load);
  }

  /**
   * A way.
   *
   * @param name how the table calls it
   * @param empty makes nothing but what {@code with} makes
   */
  record Kind(String name, Empty empty) {}

  static final List<Kind> ALL =
      List.of(
          new Kind("look, ask, put (Caffeine)", Stores::lookAskPut),
          new Kind("Caffeine LoadingCache", Stores::loadingCache),
          new Kind(Row.OURS, Stores::meCache));

  private Stores() {}

  /** A service that takes its time. */
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

  private static Runnable lookAskPut(Supplier<AuthInfo> load) {
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
    return () -> cache.get(REQUEST, far, load, use -> {}).join();
  }
}
