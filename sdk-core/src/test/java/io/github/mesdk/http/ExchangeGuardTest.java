package io.github.mesdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.testkit.wire.FaultServer;
import io.github.mesdk.testkit.wire.WireFault;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody is held by a peer that takes nothing. A caller that is held fails by the time limit. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExchangeGuardTest {
  private static final long CAP = 1_000;

  private final GuardedSockets sockets = new GuardedSockets();

  @AfterEach
  void leaveTheThread() {
    ExchangeGuard.set(null);
  }

  @Test
  void aCallIsNotHeldByTheClosingOfADeadConnection() {
    OkHttpClient own =
        new OkHttpClient.Builder()
            .sslSocketFactory(
                FaultServer.sslContext().getSocketFactory(), FaultServer.trustManager())
            .build();
    try (FaultServer server = FaultServer.start(WireFault.HTTP_2_PINGS)) {
      Transport transport = new Transport(own, CAP, false);
      WireRequest request = WireRequest.builder("GET", server.baseUrl(), "/me").build();
      // Until the server's buffers are full of replies, and the next call closes what has died.
      while (server.connections() < 2) {
        Exchange exchange = transport.exchange(request, Deadline.after(Duration.ofMillis(500)));
        assertThat(exchange).isInstanceOf(TransportFailure.class);
      }
    }
  }

  @Test
  void aWriteOfACancelledCallEnds() throws IOException {
    try (ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = sockets.createSocket(peer.getInetAddress(), peer.getLocalPort())) {
      ExchangeGuard guard = new ExchangeGuard(sockets, CAP);
      ExchangeGuard.set(guard);
      guard.losePatience();
      assertThatThrownBy(() -> writeForEver(socket.getOutputStream()))
          .isInstanceOf(SocketException.class);
      guard.end();
    }
  }

  private static void writeForEver(OutputStream output) throws IOException {
    byte[] bytes = new byte[64 * 1024];
    while (true) {
      output.write(bytes);
    }
  }
}
