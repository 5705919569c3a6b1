package io.github.mesdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.testing.RecordingSockets;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import mockwebserver3.MockResponse;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain http goes to this machine's loopback, whatever a resolver says that its name means. */
class LoopbackOnlyTest extends TransportFixture {
  private static final byte[] ELSEWHERE = {(byte) 192, 0, 2, 1}; // RFC 5737: nobody's

  private final RecordingSockets sockets = new RecordingSockets();

  private HttpResult execute(String origin, Dns lying, boolean allowInsecureHttp) {
    OkHttpClient own = new OkHttpClient.Builder().dns(lying).socketFactory(sockets).build();
    URI address = URI.create(origin);
    try (Transport to = Transport.to(address, own, CAP, allowInsecureHttp)) {
      return to.execute(WireRequest.builder("GET", address, "/me").build(), soon());
    }
  }

  private static List<InetAddress> elsewhere(String host) {
    try {
      return List.of(InetAddress.getByAddress(host, ELSEWHERE));
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost", "http://LOCALHOST:80"})
  void aNameThatResolvesElsewhereIsNotConnectedTo(String origin) {
    TransportFailure failure =
        (TransportFailure) execute(origin, LoopbackOnlyTest::elsewhere, false);
    assertThat(failure.reason()).isEqualTo(Reason.DNS);
    assertThat(failure.problem()).contains("this machine").contains("127.0.0.1 or use https");
    assertThat(sockets.connectedTo()).isEmpty();
  }

  @Test
  void theLoopbackAddressAmongOthersIsTheOneThatIsUsed() throws Exception {
    server.enqueue(new MockResponse.Builder().build());
    Dns mixed = host -> List.of(elsewhere(host).get(0), InetAddress.getByAddress(host, LOOPBACK));
    HttpResult exchange = execute("http://localhost:" + server.getPort(), mixed, false);
    assertThat(exchange).isInstanceOf(Reply.class);
    assertThat(sockets.connectedTo()).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
  }

  @Test
  void whoAllowsInsecureHttpConnectsWhereTheResolverSays() {
    sockets.refuseAll();
    execute("http://localhost:1", LoopbackOnlyTest::elsewhere, true);
    assertThat(sockets.connectedTo()).containsOnly(elsewhere("localhost").get(0));
  }

  @Test
  void httpsIsNotConcerned() {
    sockets.refuseAll();
    execute("https://localhost:1", LoopbackOnlyTest::elsewhere, false);
    assertThat(sockets.connectedTo()).containsOnly(elsewhere("localhost").get(0));
  }
}
