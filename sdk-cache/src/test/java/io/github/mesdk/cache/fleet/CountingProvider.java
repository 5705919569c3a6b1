package io.github.mesdk.cache.fleet;

import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A provider that counts its calls. Each token belongs to a user of its own. */
final class CountingProvider implements AutoCloseable {
  private static final int USERS = 1_000_000;

  final AtomicInteger calls = new AtomicInteger();
  volatile long delayMillis;

  /** All users get new ids when it changes, so a stale answer is noticed. */
  private final AtomicInteger version = new AtomicInteger(1);

  private final MockWebServer server = NoDelaySockets.newServer();

  CountingProvider() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            calls.incrementAndGet();
            String token = String.valueOf(request.getHeaders().get("X-Api-Key"));
            return new MockResponse.Builder()
                .body("{\"userId\":" + userId(token) + ",\"email\":\"ada@example.com\"}")
                .headersDelay(delayMillis, TimeUnit.MILLISECONDS)
                .build();
          }
        });
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  String url() {
    return server.url("/").toString();
  }

  int userId(String token) {
    return version.get() * USERS + Math.floorMod(token.hashCode(), USERS);
  }

  void changeUsers() {
    version.incrementAndGet();
  }

  @Override
  public void close() {
    server.close();
  }
}
