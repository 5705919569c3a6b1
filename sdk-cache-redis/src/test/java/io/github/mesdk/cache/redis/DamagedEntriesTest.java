package io.github.mesdk.cache.redis;

import io.github.mesdk.cache.SecondLevel.Store;
import io.github.mesdk.cache.fleet.DamagedEntriesContract;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Entries of a real Redis that another program has changed. */
@Tag("slow")
class DamagedEntriesTest extends DamagedEntriesContract {
  private static RedisServer server;
  private static RedisStore store;
  private static RedisClient client;
  private static StatefulRedisConnection<String, byte[]> intruder;

  @BeforeAll
  static void start() throws Exception {
    server = new RedisServer();
    client = RedisClient.create(server.url());
    intruder = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
    store = RedisStore.at(server.url());
    while (!store.toString().contains("{connected")) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      store.close();
      client.shutdown();
      server.close();
    }
  }

  private static RedisCommands<String, byte[]> redis() {
    return intruder.sync();
  }

  @Override
  protected Store store() {
    return store;
  }

  @Override
  protected Map<String, byte[]> entries() {
    Map<String, byte[]> entries = new HashMap<>();
    ScanIterator<String> names = ScanIterator.scan(redis());
    while (names.hasNext()) {
      String name = names.next();
      byte[] value = redis().get(name);
      if (value != null) { // it has not expired in between
        entries.put(name, value);
      }
    }
    return entries;
  }

  @Override
  protected void write(String name, byte[] value) {
    redis().set(name, value);
  }

  @Override
  protected void remove(String name) {
    redis().del(name);
  }
}
