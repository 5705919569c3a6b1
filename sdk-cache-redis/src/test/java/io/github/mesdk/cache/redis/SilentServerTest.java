package io.github.mesdk.cache.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.cache.SecondLevel.Store.Listener;
import io.github.mesdk.time.Deadline;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Only a server that leaves commands without a reply for ten seconds is silent. */
@Timeout(60)
class SilentServerTest {
  private final AtomicLong nanos = new AtomicLong();

  private interface Step {
    void run(RedisServer server, RedisClient client, RedisStore store) throws Exception;
  }

  private void withStore(Step step) throws Exception {
    try (RedisServer server = new RedisServer()) {
      RedisClient client = RedisClient.create(server.url());
      try (RedisStore store = new RedisStore(client, client, nanos::get)) {
        while (!store.toString().contains("{connected")) {
          LockSupport.parkNanos(1_000_000);
        }
        step.run(server, client, store);
        server.signal("CONT"); // a connection that is being made can then be closed
      }
    }
  }

  private void advanceSeconds(long seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private static void assertFails(CompletionStage<?> operation) {
    Throwable failure =
        operation.<Throwable>handle((value, thrown) -> thrown).toCompletableFuture().join();
    assertThat(failure).isNotNull();
  }

  /** Sends a command to a server that is stopped. */
  private static void assertNoReply(RedisStore store) {
    assertFails(store.get("key", Deadline.after(Duration.ofMillis(50))));
  }

  private static void assertKeepsItsConnection(RedisStore store) {
    assertThat(store.toString()).contains("{connected");
  }

  @Test
  void aConnectionWithoutCommandsIsNotSilent() throws Exception {
    withStore((server, client, store) -> {
      advanceSeconds(11);
      server.signal("STOP");
      assertNoReply(store);
      assertKeepsItsConnection(store);
    });
  }

  @Test
  void aLateReplyEndsTheSilence() throws Exception {
    withStore((server, client, store) -> {
      AtomicInteger changes = new AtomicInteger();
      store.subscribe("key", counting(changes));
      server.signal("STOP");
      assertNoReply(store);
      server.signal("CONT");
      try (StatefulRedisConnection<String, String> other = client.connect()) {
        while (changes.get() == 0) { // the server reports the change after the late reply
          other.sync().set("key", "value");
          LockSupport.parkNanos(1_000_000);
        }
      }
      advanceSeconds(11);
      server.signal("STOP");
      assertNoReply(store);
      assertKeepsItsConnection(store);
    });
  }

  private static Listener counting(AtomicInteger changes) {
    return new Listener() {
      @Override
      public void changed(String key) {
        changes.incrementAndGet();
      }

      @Override
      public void missed() {}
    };
  }

  @Test
  void anErrorIsAReply() throws Exception {
    withStore((server, client, store) -> {
      server.command("CONFIG SET maxmemory 1");
      for (int i = 0; i < 3; i++) {
        Deadline deadline = Deadline.after(Duration.ofSeconds(30));
        assertFails(store.put("key", "v".getBytes(UTF_8), Duration.ofSeconds(1), deadline));
        assertKeepsItsConnection(store);
        advanceSeconds(6);
      }
    });
  }

  @Test
  void aConnectionWithoutRepliesForTenSecondsIsReplaced() throws Exception {
    withStore((server, client, store) -> {
      server.signal("STOP");
      assertNoReply(store);
      advanceSeconds(9);
      assertNoReply(store);
      assertKeepsItsConnection(store);
      advanceSeconds(2);
      assertNoReply(store);
      assertThat(store.toString()).contains("{not connected");
    });
  }
}
