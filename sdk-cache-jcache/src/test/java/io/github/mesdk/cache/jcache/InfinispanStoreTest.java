package io.github.mesdk.cache.jcache;

import io.github.mesdk.cache.SecondLevel.Store;
import io.github.mesdk.cache.contract.SecondLevelStoreContract;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Two members of an Infinispan cluster keep the contract. */
@Timeout(120)
class InfinispanStoreTest extends SecondLevelStoreContract {
  private static final AtomicLong PASSED_MILLIS = new AtomicLong();
  private static InfinispanMember first;
  private static InfinispanMember second;
  private static JCacheStore one;
  private static JCacheStore other;

  @BeforeAll
  static void start() throws Exception {
    int firstPort = HazelcastStoreTest.freePort();
    int secondPort = HazelcastStoreTest.freePort();
    first = new InfinispanMember(firstPort, secondPort);
    second = new InfinispanMember(secondPort, firstPort);
    InstantSource clock = () -> Instant.now().plusMillis(PASSED_MILLIS.get());
    one = new JCacheStore(first.cache(), clock);
    other = new JCacheStore(second.cache(), clock);
  }

  @AfterAll
  static void stop() throws Exception {
    second.close();
    first.close();
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
