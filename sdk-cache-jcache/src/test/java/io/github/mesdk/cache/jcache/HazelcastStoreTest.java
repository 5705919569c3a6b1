package io.github.mesdk.cache.jcache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.time.Deadline;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two members of a Hazelcast cluster keep the contract. */
@Timeout(120)
class HazelcastStoreTest extends JCacheStoreContract {
  private static final String CLUSTER = UUID.randomUUID().toString();
  private static int firstPort;
  private static HazelcastMember first;
  private static HazelcastMember second;

  @BeforeAll
  static void start() throws Exception {
    firstPort = freePort();
    int secondPort = freePort();
    first = new HazelcastMember(CLUSTER, firstPort, secondPort);
    second = new HazelcastMember(CLUSTER, secondPort, firstPort);
    assertThat(first.size()).isEqualTo(2);
    startStores(first.cache(), second.cache());
  }

  static int freePort() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  @AfterAll
  static void stop() {
    second.close();
    first.close();
  }

  @Override
  protected void spoil(String name) {
    first.cache().put(name, "other text");
  }

  /** By default, Hazelcast keeps 10,000 entries, and evicts others, invalidations too. */
  @Test
  void noEntryIsEvicted() {
    for (int batch = 0; batch < 40; batch++) {
      first.cache().putAll(batch(batch));
    }
    for (int batch = 0; batch < 40; batch++) {
      assertThat(second.cache().getAll(batch(batch).keySet())).hasSize(1_000);
      first.cache().removeAll(batch(batch).keySet());
    }
  }

  private static Map<String, String> batch(int number) {
    return IntStream.range(0, 1_000)
        .boxed()
        .collect(Collectors.toMap(i -> "many" + number + "-" + i, i -> "text"));
  }

  @Test
  void entriesSurviveAKilledMember() throws Exception {
    Deadline deadline = Deadline.after(Duration.ofSeconds(30));
    HazelcastMember third = new HazelcastMember(CLUSTER, freePort(), firstPort);
    JCacheStore store = JCacheStore.of(third.cache());
    for (int i = 0; i < 50; i++) {
      store
          .put("killed" + i, "value".getBytes(UTF_8), Duration.ofMinutes(1), deadline)
          .toCompletableFuture()
          .join();
    }
    third.kill();
    for (int i = 0; i < 50; i++) {
      assertThat(one().get("killed" + i, deadline).toCompletableFuture().join()).isPresent();
    }
  }
}
