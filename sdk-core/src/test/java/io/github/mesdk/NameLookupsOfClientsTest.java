package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.TransportException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.Servers;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests many concurrent calls that need a name lookup, and a resolver that hangs. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NameLookupsOfClientsTest extends TestinyServer {
  private static final int CALLS = 200;
  private static final int MOST_LOOKUPS = 16;

  private final CountDownLatch released = new CountDownLatch(1);
  private final Set<Thread> lookups = ConcurrentHashMap.newKeySet();

  @AfterEach
  void release() {
    released.countDown();
  }

  private List<InetAddress> lookUp(String host) {
    lookups.add(Thread.currentThread());
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return List.of(InetAddress.getLoopbackAddress());
  }

  private MeClient<AuthInfo> client(String host, Dns dns) {
    return builder(URI.create("http://" + host + ":" + server.getPort()))
        .allowInsecureHttp()
        .httpClient(new OkHttpClient.Builder().dns(dns).build())
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  @Test
  void concurrentCallsToOneHostShareALookup() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return Servers.json(200, "{\"userId\":1}");
          }
        });
    MeClient<AuthInfo> client = client("idp.example", this::lookUp);
    List<CompletableFuture<AuthInfo>> calls =
        Stream.generate(client::meAsync).limit(CALLS).toList();
    while (lookups.isEmpty()) {
      Thread.onSpinWait();
    }
    released.countDown();
    assertThat(calls).allSatisfy(call -> assertThat(call.join().userId()).isEqualTo(1));
    assertThat(lookups).hasSizeLessThanOrEqualTo(MOST_LOOKUPS);
  }

  @Test
  void aHangingResolverBlocksAtMostSixteenThreadsAndEachCallTimesOut() throws Exception {
    Dns hanging = this::lookUp;
    List<MeClient<AuthInfo>> clients = new ArrayList<>();
    for (int i = 0; i < 2 * MOST_LOOKUPS; i++) {
      clients.add(client("host-" + i + ".example", hanging));
    }
    Queue<Throwable> ends = new ConcurrentLinkedQueue<>();
    List<Thread> callers = new ArrayList<>();
    for (MeClient<AuthInfo> client : clients) {
      Thread caller = new Thread(() -> callTenTimes(client, ends));
      caller.start();
      callers.add(caller);
    }
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(ends)
        .hasSize(10 * clients.size())
        .allSatisfy(end ->
            assertThat(end)
                .isInstanceOfSatisfying(
                    TransportException.class,
                    lost ->
                        assertThat(lost.reason()).isEqualTo(TransportException.Reason.TIMEOUT)));
    assertThat(lookups).hasSize(MOST_LOOKUPS);
  }

  private static void callTenTimes(MeClient<AuthInfo> client, Queue<Throwable> ends) {
    MeRequest hurried = MeRequest.defaults().withTimeout(Duration.ofMillis(50));
    for (int i = 0; i < 10; i++) {
      ends.add(catchThrowable(() -> client.me(hurried)));
    }
  }

  @Test
  void aLinkageErrorIsNotRetried() {
    NoSuchMethodError tooOld = new NoSuchMethodError("okio.Buffer.head");
    List<String> requests = new ArrayList<>();
    OkHttpClient own =
        new OkHttpClient.Builder()
            .addInterceptor(chain -> {
              requests.add(chain.request().method());
              throw tooOld;
            })
            .build();
    MeClient<AuthInfo> client = builder().httpClient(own).build();
    assertThat(catchThrowableOfType(NoSuchMethodError.class, client::me)).isSameAs(tooOld);
    assertThat(client.meAsync().handle((me, failure) -> failure).join()).isSameAs(tooOld);
    assertThat(requests).hasSize(2);
    assertThat(waits).isEmpty();
  }
}
