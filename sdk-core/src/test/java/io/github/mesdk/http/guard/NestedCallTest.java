package io.github.mesdk.http.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.http.HttpResult;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Transport;
import io.github.mesdk.http.TransportFailure;
import io.github.mesdk.http.WireRequest;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockWebServer;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An interceptor of the application calls the SDK, for example to get a token. */
@Timeout(60)
class NestedCallTest {
  private static final long CAP = 1_000;

  private final MockWebServer server = NoDelaySockets.newServer();
  private final Transport inner = new Transport(null, CAP, false);
  private final List<Thread> lookups = new CopyOnWriteArrayList<>();
  private final Transport outer =
      new Transport(
          new OkHttpClient.Builder()
              .addInterceptor(this::withInnerCall)
              .dns(host -> {
                lookups.add(Thread.currentThread());
                return List.of(InetAddress.getLoopbackAddress());
              })
              .build(),
          CAP,
          false);

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    server.close();
    inner.close();
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(20));
  }

  private Response withInnerCall(Interceptor.Chain chain) throws IOException {
    WireRequest request = WireRequest.builder("GET", Servers.origin(server), "/inner").build();
    try (HttpResult result = inner.execute(request, soon())) {
      assertThat(result).isInstanceOf(Reply.class);
    }
    return chain.proceed(chain.request());
  }

  private HttpResult call() {
    URI origin = URI.create("http://localhost:" + server.getPort());
    return outer.execute(WireRequest.builder("GET", origin, "/outer").build(), soon());
  }

  @Test
  void theOuterCallKeepsTheLimitOnItsHeaders() {
    server.enqueue(Servers.json(200, "{}"));
    server.enqueue(
        Servers.json(200, "{}").newBuilder().setHeader("X-Large", "x".repeat(64 * 1024)).build());
    try (HttpResult result = call()) {
      assertThat(result).isInstanceOf(TransportFailure.class);
    }
    assertThat(ExchangeGuard.deadline()).isNull();
  }

  @Test
  void theOuterCallKeepsTheDeadlineForItsLookups() {
    server.enqueue(Servers.json(200, "{}"));
    server.enqueue(Servers.json(200, "{}"));
    try (HttpResult result = call()) {
      assertThat(result).isInstanceOf(Reply.class);
    }
    assertThat(lookups).hasSize(1).doesNotContain(Thread.currentThread());
    assertThat(ExchangeGuard.deadline()).isNull();
  }
}
