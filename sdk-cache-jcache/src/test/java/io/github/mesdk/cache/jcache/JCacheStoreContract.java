package io.github.mesdk.cache.jcache;

import io.github.mesdk.cache.SecondLevel.Store;
import io.github.mesdk.cache.contract.SecondLevelStoreContract;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import javax.cache.Cache;

/** The contract of a store in an engine, with two members that have the clock of the test. */
abstract class JCacheStoreContract extends SecondLevelStoreContract {
  private static final AtomicLong PASSED_MILLIS = new AtomicLong();
  private static JCacheStore one;
  private static JCacheStore other;

  /** Creates the stores, once for each class. */
  static void startStores(Cache<String, String> first, Cache<String, String> second) {
    InstantSource clock = () -> Instant.now().plusMillis(PASSED_MILLIS.get());
    one = new JCacheStore(first, clock);
    other = new JCacheStore(second, clock);
  }

  @Override
  protected Store one() {
    return one;
  }

  @Override
  protected Store other() {
    return other;
  }

  /** The store compares the expiry, so its clock decides and not that of the engine. */
  @Override
  protected void pass(Duration time) {
    PASSED_MILLIS.addAndGet(time.toMillis());
  }
}
