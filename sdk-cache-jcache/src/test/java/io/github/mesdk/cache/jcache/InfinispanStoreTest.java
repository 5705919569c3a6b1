package io.github.mesdk.cache.jcache;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Two members of an Infinispan cluster keep the contract. */
@Timeout(120)
class InfinispanStoreTest extends JCacheStoreContract {
  private static InfinispanMember first;
  private static InfinispanMember second;

  @BeforeAll
  static void start() throws Exception {
    int firstPort = HazelcastStoreTest.freePort();
    int secondPort = HazelcastStoreTest.freePort();
    first = new InfinispanMember(firstPort, secondPort);
    second = new InfinispanMember(secondPort, firstPort);
    startStores(first.cache(), second.cache());
  }

  @AfterAll
  static void stop() throws Exception {
    second.close();
    first.close();
  }
}
