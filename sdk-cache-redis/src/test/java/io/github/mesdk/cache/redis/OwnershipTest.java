package io.github.mesdk.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.time.Deadline;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who closes what. */
@Timeout(60)
class OwnershipTest {
  private static CompletionStage<?> use(RedisStore store) {
    return store.get("key", Deadline.after(Duration.ofSeconds(10)));
  }

  private static void awaitConnection(RedisStore store) {
    while (!store.toString().contains("{connected")) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static void assertClosed(RedisStore store) {
    assertThatThrownBy(() -> use(store).toCompletableFuture().join()).isNotNull();
    store.close();
  }

  @Test
  void aClosedStoreLeavesTheClientOfTheApplicationOpen() throws Exception {
    try (RedisServer server = new RedisServer()) {
      RedisClient client = RedisClient.create(server.url());
      try (StatefulRedisConnection<String, String> connection = client.connect()) {
        RedisStore store = RedisStore.of(client);
        awaitConnection(store);
        store.close();
        assertClosed(store);
        assertThat(connection.sync().ping()).isEqualTo("PONG");
        try (StatefulRedisConnection<String, String> later = client.connect()) {
          assertThat(later.sync().ping()).isEqualTo("PONG");
        }
      } finally {
        client.shutdown();
      }
    }
  }

  @Test
  void aStoreFailsAfterTheApplicationHasShutItsClientDown() throws Exception {
    try (RedisServer server = new RedisServer()) {
      RedisClient client = RedisClient.create(server.url());
      RedisStore store = RedisStore.of(client);
      awaitConnection(store);
      client.shutdown();
      assertClosed(store);
    }
  }

  @Test
  void aStoreClosesItsOwnClient() throws Exception {
    try (RedisServer server = new RedisServer()) {
      RedisStore store = RedisStore.at(server.url());
      awaitConnection(store);
      assertThat(use(store).toCompletableFuture().join()).isNotNull();
      store.close();
      assertClosed(store);
    }
  }
}
