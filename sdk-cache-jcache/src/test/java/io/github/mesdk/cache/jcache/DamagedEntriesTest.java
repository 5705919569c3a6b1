package io.github.mesdk.cache.jcache;

import io.github.mesdk.cache.SecondLevel.Store;
import io.github.mesdk.cache.fleet.DamagedEntriesContract;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Entries of a Hazelcast cache that another program has changed. */
@Tag("slow")
class DamagedEntriesTest extends DamagedEntriesContract {
  private static HazelcastMember member;
  private static Store store;

  @BeforeAll
  static void start() throws Exception {
    member = new HazelcastMember(UUID.randomUUID().toString(), HazelcastStoreTest.freePort());
    store = JCacheStore.of(member.cache());
  }

  @AfterAll
  static void stop() {
    member.close();
  }

  @Override
  protected Store store() {
    return store;
  }

  @Override
  protected Map<String, byte[]> entries() {
    Map<String, byte[]> entries = new HashMap<>();
    for (Cache.Entry<String, String> entry : member.cache()) {
      String value = entry.getValue(); // Hazelcast gets it now, and the entry may be gone
      if (value != null) {
        byte[] bytes = Base64.getDecoder().decode(value.replaceFirst(".* ", ""));
        entries.put(entry.getKey(), bytes);
      }
    }
    return entries;
  }

  @Override
  protected void write(String name, byte[] value) {
    member.cache().put(name, Long.MAX_VALUE + " " + Base64.getEncoder().encodeToString(value));
  }

  @Override
  protected void remove(String name) {
    member.cache().remove(name);
  }
}
