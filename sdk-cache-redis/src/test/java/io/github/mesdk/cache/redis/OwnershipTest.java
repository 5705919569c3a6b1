package io.github.mesdk.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.time.Deadline;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who closes what, and what the exceptions show. */
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://:pa^ss@redis:6379",
        "rediss://user:pa^ss@redis:6379",
        "redis-sentinel://:pa^ss@redis:26379#primary",
        "other://:pa^ss@redis:6379",
        "pa^ss"
      })
  void anInvalidUrlIsNotShown(String url) {
    assertThatThrownBy(() -> RedisStore.at(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("percent-encode")
        .hasMessageNotContaining("pa^ss")
        .hasNoCause();
  }

  @Test
  void aFailedOperationSaysWhyThereIsNoConnection() {
    try (RedisStore store = RedisStore.at("redis://127.0.0.1:1")) { // no server has this port
      Throwable cause = null;
      while (cause == null) {
        LockSupport.parkNanos(1_000_000);
        Throwable failure =
            use(store).<Throwable>handle((value, thrown) -> thrown).toCompletableFuture().join();
        assertThat(failure).hasMessage("there is no connection to Redis");
        cause = failure.getCause();
      }
      assertThat(cause).isInstanceOf(RedisException.class);
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
