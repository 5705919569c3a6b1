package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class NoDelaySocketsTest {
  @Test
  void aProviderSendsABodyBeforeItsHeadIsAcknowledged() throws IOException {
    try (MockIdentityProvider idp = MockIdentityProvider.start();
        ServerSocket listener = idp.server.getServerSocketFactory().createServerSocket()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
          Socket accepted = listener.accept()) {
        assertThat(client.isConnected()).isTrue();
        assertThat(accepted.getTcpNoDelay()).isTrue();
      }
    }
  }

  @Test
  void aConnectionThatHasEndedAlreadyIsAcceptedAllTheSame() throws IOException {
    Socket ended = new Socket();
    ended.close();
    assertThat(NoDelaySockets.withoutDelay(ended)).isSameAs(ended);
  }
}
