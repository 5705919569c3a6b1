package io.github.mesdk.cache.jcache;

import io.github.mesdk.cache.SecondLevel.Store;
import io.github.mesdk.cache.contract.SecondLevelStoreContract;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Two stores in one Ehcache keep the contract. Without a Terracotta server, it is not shared. */
@Timeout(120)
class EhcacheStoreTest extends SecondLevelStoreContract {
  private static final AtomicLong PASSED_MILLIS = new AtomicLong();
  private static CacheManager manager;
  private static JCacheStore one;
  private static JCacheStore other;

  @BeforeAll
  static void start() {
    manager =
        Caching.getCachingProvider("org.ehcache.jsr107.EhcacheCachingProvider").getCacheManager();
    Cache<String, String> cache =
        manager.createCache(
            "mesdk",
            new MutableConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setExpiryPolicyFactory(
                    TouchedExpiryPolicy.factoryOf(
                        new javax.cache.expiry.Duration(TimeUnit.HOURS, 2))));
    InstantSource clock = () -> Instant.now().plusMillis(PASSED_MILLIS.get());
    one = new JCacheStore(cache, clock);
    other = new JCacheStore(cache, clock);
  }

  @AfterAll
  static void stop() {
    manager.close();
  }

  @Override
  protected Store one() {
    return one;
  }

  @Override
  protected Store other() {
    return other;
  }

  @Override
  protected void pass(Duration time) {
    PASSED_MILLIS.addAndGet(time.toMillis());
  }
}
