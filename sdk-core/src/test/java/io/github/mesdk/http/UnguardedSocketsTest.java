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

/** A client whose sockets are not the SDK's says so, once. */
class UnguardedSocketsTest extends TransportFixture {
  private static final String OWN_FACTORY = "a SocketFactory of the OkHttpClient's own";
  private static final String SOCKS = "a SOCKS proxy";

  private static long lines(String about) {
    return Logs.all()
        .lines()
        .filter(line -> line.contains("The guards of sockets are off") && line.contains(about))
        .count();
  }

  private void askTwice(OkHttpClient own) {
    for (int i = 0; i < 2; i++) {
      server.enqueue(new MockResponse.Builder().setHeader("Connection", "close").build());
    }
    Transport unguarded = new Transport(own, CAP, false);
    unguarded.execute(get(), soon());
    unguarded.execute(get(), soon());
  }

  @Test
  void aSocketFactoryOfTheProgramsOwnIsToldOncePerClient() {
    long before = lines(OWN_FACTORY);
    OkHttpClient own = new OkHttpClient.Builder().socketFactory(new RecordingSockets()).build();
    askTwice(own);
    assertThat(lines(OWN_FACTORY)).isEqualTo(before + 1);
    askTwice(own);
    assertThat(lines(OWN_FACTORY)).isEqualTo(before + 2);
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void aSocksProxyIsTold() {
    long before = lines(SOCKS);
    InetSocketAddress nobody = InetSocketAddress.createUnresolved("127.0.0.1", 1);
    askTwice(new OkHttpClient.Builder().proxy(new Proxy(Proxy.Type.SOCKS, nobody)).build());
    assertThat(lines(SOCKS)).isEqualTo(before + 1);
  }

  @Test
  void theSdksOwnSocketsAreNotTold() {
    long before = lines("");
    askTwice(new OkHttpClient());
    server.enqueue(Servers.json(200, "{}"));
    transport.execute(get(), soon());
    assertThat(lines("")).isEqualTo(before);
  }
}
