package io.github.mesdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testing.Logs;
import io.github.mesdk.testing.RecordingSockets;
import io.github.mesdk.testing.Servers;
import java.net.InetSocketAddress;
import java.net.Proxy;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** A client whose sockets are not created by the SDK logs one warning. */
class UnguardedSocketsTest extends TransportFixture {
  private static final String CUSTOM_FACTORY = "a custom SocketFactory of the OkHttpClient";
  private static final String SOCKS = "a SOCKS proxy";

  private static long lines(String about) {
    return Logs.all()
        .lines()
        .filter(line -> line.contains("The socket guards are disabled") && line.contains(about))
        .count();
  }

  private void sendTwice(OkHttpClient own) {
    for (int i = 0; i < 2; i++) {
      server.enqueue(new MockResponse.Builder().setHeader("Connection", "close").build());
    }
    Transport unguarded = new Transport(own, CAP, false);
    unguarded.execute(get(), soon());
    unguarded.execute(get(), soon());
  }

  @Test
  void aCustomSocketFactoryIsLoggedOncePerClient() {
    long before = lines(CUSTOM_FACTORY);
    OkHttpClient own = new OkHttpClient.Builder().socketFactory(new RecordingSockets()).build();
    sendTwice(own);
    assertThat(lines(CUSTOM_FACTORY)).isEqualTo(before + 1);
    sendTwice(own);
    assertThat(lines(CUSTOM_FACTORY)).isEqualTo(before + 2);
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void aSocksProxyIsLogged() {
    long before = lines(SOCKS);
    InetSocketAddress closedPort = InetSocketAddress.createUnresolved("127.0.0.1", 1);
    sendTwice(new OkHttpClient.Builder().proxy(new Proxy(Proxy.Type.SOCKS, closedPort)).build());
    assertThat(lines(SOCKS)).isEqualTo(before + 1);
  }

  @Test
  void socketsOfTheSdkAreNotLogged() {
    long before = lines("");
    sendTwice(new OkHttpClient());
    server.enqueue(Servers.json(200, "{}"));
    transport.execute(get(), soon());
    assertThat(lines("")).isEqualTo(before);
  }
}
