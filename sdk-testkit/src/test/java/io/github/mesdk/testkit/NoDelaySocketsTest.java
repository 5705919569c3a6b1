package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class NoDelaySocketsTest {
  @Test
  void acceptedSocketsDisableNaglesAlgorithm() throws IOException {
    try (MockIdentityProvider idp = MockIdentityProvider.start();
        ServerSocket listener = idp.server.web.getServerSocketFactory().createServerSocket()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
          Socket accepted = listener.accept()) {
        assertThat(client.isConnected()).isTrue();
        assertThat(accepted.getTcpNoDelay()).isTrue();
      }
    }
  }

  @Test
  void acceptsAConnectionThatIsAlreadyClosed() throws IOException {
    Socket closed = new Socket();
    closed.close();
    assertThat(NoDelaySockets.withoutDelay(closed)).isSameAs(closed);
  }
}
