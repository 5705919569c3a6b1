package io.github.mesdk.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.cache.SecondLevel.Store;
import io.github.mesdk.cache.contract.SecondLevelStoreContract;
import io.github.mesdk.time.Deadline;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two connections to a real Redis keep the contract, one of them through the application's client.
 */
@Timeout(120)
class RedisStoreTest extends SecondLevelStoreContract {
  private static RedisServer server;
  private static RedisClient client;
  private static RedisStore one;
  private static RedisStore other;

  @BeforeAll
  static void start() throws Exception {
    server = new RedisServer();
    client = RedisClient.create(server.url());
    one = RedisStore.at(server.url());
    other = RedisStore.of(client);
    while (!one.toString().contains("{connected") || !other.toString().contains("{connected")) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      one.close();
      other.close();
      client.shutdown();
      server.close();
    }
  }

  @Override
  protected Store one() {
    return one;
  }

  @Override
  protected Store other() {
    return other;
  }

  /** Makes the key a list. */
  @Override
  protected void spoil(String name) {
    try (StatefulRedisConnection<String, String> intruder = client.connect()) {
      intruder.sync().rpush(name, "element");
    }
  }

  @Test
  void anOperationHasTheTimeOfItsDeadline() throws Exception {
    server.command("CLIENT PAUSE 1500");
    assertThat(one.get("slow", Deadline.after(Duration.ofSeconds(60))).toCompletableFuture().join())
        .isEmpty();
  }

  /** Redis has a clock of its own, which a test cannot set. The time begins after the put. */
  @Override
  protected void pass(Duration time) throws InterruptedException {
    Thread.sleep(time.toMillis());
  }
}
