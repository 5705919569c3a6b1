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

/** Plain http connects to loopback addresses only, whichever addresses a resolver returns. */
class LoopbackOnlyTest extends TransportFixture {
  private static final byte[] OTHER_MACHINE = {(byte) 192, 0, 2, 1}; // TEST-NET-1, RFC 5737

  private final RecordingSockets sockets = new RecordingSockets();

  private HttpResult execute(String origin, Dns dns, boolean allowInsecureHttp) {
    OkHttpClient own = new OkHttpClient.Builder().dns(dns).socketFactory(sockets).build();
    URI address = URI.create(origin);
    try (Transport to = Transport.to(address, new TransportSettings(own, CAP, allowInsecureHttp))) {
      return to.execute(WireRequest.builder("GET", address, "/me").build(), soon());
    }
  }

  private static List<InetAddress> otherMachine(String host) {
    try {
      return List.of(InetAddress.getByAddress(host, OTHER_MACHINE));
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost", "http://LOCALHOST:80"})
  void aLoopbackNameThatResolvesToAnotherMachineIsRejected(String origin) {
    TransportFailure failure =
        (TransportFailure) execute(origin, LoopbackOnlyTest::otherMachine, false);
    assertThat(failure.reason()).isEqualTo(Reason.DNS);
    assertThat(failure.problem()).contains("another machine").contains("127.0.0.1 or use https");
    assertThat(sockets.connectedTo()).isEmpty();
  }

  @Test
  void onlyTheLoopbackAddressAmongOthersIsUsed() throws Exception {
    server.enqueue(new MockResponse.Builder().build());
    Dns mixed =
        host -> List.of(otherMachine(host).get(0), InetAddress.getByAddress(host, LOOPBACK));
    HttpResult result = execute("http://localhost:" + server.getPort(), mixed, false);
    assertThat(result).isInstanceOf(Reply.class);
    assertThat(sockets.connectedTo()).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
  }

  @Test
  void insecureHttpConnectsToAnyResolvedAddress() {
    sockets.refuseAll();
    execute("http://localhost:1", LoopbackOnlyTest::otherMachine, true);
    assertThat(sockets.connectedTo()).containsOnly(otherMachine("localhost").get(0));
  }

  @Test
  void httpsConnectsToAnyResolvedAddress() {
    sockets.refuseAll();
    execute("https://localhost:1", LoopbackOnlyTest::otherMachine, false);
    assertThat(sockets.connectedTo()).containsOnly(otherMachine("localhost").get(0));
  }
}
