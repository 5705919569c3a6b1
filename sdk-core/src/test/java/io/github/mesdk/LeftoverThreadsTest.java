package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.TransportException;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testkit.wire.FaultServer;
import io.github.mesdk.testkit.wire.WireFault;
import io.github.mesdk.token.TokenProvider;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Tests that a call leaves no SDK thread behind, whatever its outcome. */
class LeftoverThreadsTest {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  /** Threads that OkHttp and Okio share among all clients and keep for a minute. */
  private static final List<String> SHARED = List.of("OkHttp", "Okio");

  private final Queue<Thread> lookups = new ConcurrentLinkedQueue<>();

  private MeClient<?> client(FaultServer server, Dns dns) {
    return MeClient.builder(
            Testiny.provider().at(URI.create("http://localhost:" + server.baseUrl().getPort())))
        .httpClient(new OkHttpClient.Builder().dns(dns).build())
        .retryPolicy(RetryPolicy.none())
        .timeout(Duration.ofMillis(200))
        .tokenProvider(TokenProvider.of("the-token"))
        .build();
  }

  private List<InetAddress> lookUp(String host) throws UnknownHostException {
    lookups.add(Thread.currentThread());
    return List.of(InetAddress.getByAddress(host, LOOPBACK));
  }

  private static Set<Thread> threads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeIf(thread -> SHARED.stream().anyMatch(thread.getName()::startsWith));
    return threads;
  }

  /** Asserts that all threads created since {@code before} end by themselves. */
  private static void assertNoneLeftSince(Set<Thread> before) throws InterruptedException {
    Set<Thread> left = threads();
    left.removeAll(before);
    for (Thread thread : left) {
      thread.join(TimeUnit.SECONDS.toMillis(30));
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  @Test
  void aCallThatTimedOutLeavesNoThread() throws Exception {
    Set<Thread> before = threads();
    try (FaultServer server = FaultServer.start(WireFault.SILENT);
        MeClient<?> client = client(server, this::lookUp)) {
      assertThatThrownBy(client::me).isInstanceOf(TransportException.class);
    }
    assertThat(lookups)
        .singleElement()
        .satisfies(thread -> {
          assertThat(thread.getName()).startsWith("mesdk-dns");
          assertThat(thread.isDaemon()).isTrue(); // ends after two idle seconds
        });
    lookups.element().join(TimeUnit.SECONDS.toMillis(30));
    assertThat(lookups.element().isAlive()).isFalse();
    assertNoneLeftSince(before);
  }

  @Test
  void aLookupThatOutlivesItsCallEndsByItself() throws Exception {
    Set<Thread> before = threads();
    CountDownLatch release = new CountDownLatch(1);
    Dns slow =
        host -> {
          List<InetAddress> addresses = lookUp(host);
          await(release);
          return addresses;
        };
    try (FaultServer server = FaultServer.start(WireFault.SILENT);
        MeClient<?> client = client(server, slow)) {
      assertThatThrownBy(client::me).isInstanceOf(TransportException.class);
      assertThat(lookups.element().isAlive()).as("a lookup cannot be interrupted").isTrue();
      release.countDown();
    }
    assertNoneLeftSince(before);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
