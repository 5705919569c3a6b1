package io.github.mesdk.cache.jcache;

import java.util.concurrent.TimeUnit;
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
class EhcacheStoreTest extends JCacheStoreContract {
  private static CacheManager manager;

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
    startStores(cache, cache);
  }

  @AfterAll
  static void stop() {
    manager.close();
  }
}
