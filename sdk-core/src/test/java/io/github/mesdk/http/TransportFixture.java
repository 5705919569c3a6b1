package io.github.mesdk.http;

import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A transport with a low cap, and a server to send requests to. */
abstract class TransportFixture {
  static final long CAP = 1_000;
  static final byte[] LOOPBACK = {127, 0, 0, 1};

  final MockWebServer server = NoDelaySockets.newServer();
  final Transport transport = new Transport(null, CAP, false);

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
    transport.close();
  }

  static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(20));
  }

  WireRequest get() {
    return WireRequest.builder("GET", Servers.origin(server), "/me").build();
  }
}
