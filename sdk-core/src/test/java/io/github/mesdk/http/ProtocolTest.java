package io.github.mesdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.wire.FaultServer;
import io.github.mesdk.testkit.wire.WireFault;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Only HTTP/1.1 is used, even if the server and the caller's own client support HTTP/2. */
class ProtocolTest extends TransportFixture {
  private static final int CALLERS = 40;

  /** Returns a client that trusts the server of the fixture, which supports HTTP/2 over TLS. */
  private OkHttpClient trusting() {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    HandshakeCertificates tls =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    server.useHttps(tls.sslSocketFactory());
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    return new OkHttpClient.Builder()
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .build();
  }

  @Test
  void http1IsUsedAlthoughTheCallersClientHasAnHttp2Connection() throws Exception {
    OkHttpClient own = trusting();
    URI origin = URI.create("https://localhost:" + server.getPort());
    server.enqueue(Servers.json(200, "{}"));
    server.enqueue(Servers.json(200, "{}"));
    Request priorRequest = new Request.Builder().url(origin.toString()).build();
    try (Response response = own.newCall(priorRequest).execute()) {
      assertThat(response.protocol()).isEqualTo(Protocol.HTTP_2);
    }
    server.takeRequest();
    WireRequest request = WireRequest.builder("GET", origin, "/me").build();
    HttpResult result = new Transport(own, CAP, false).execute(request, soon());
    assertThat(((Reply) result).body()).asString().isEqualTo("{}");
    assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/1.1");
  }

  @Test
  void http1IsUsedAlthoughTheCallersClientHasHttp2PriorKnowledge() throws Exception {
    OkHttpClient own =
        new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
    server.enqueue(Servers.json(200, "{}"));
    HttpResult result = new Transport(own, CAP, false).execute(get(), soon());
    assertThat(((Reply) result).status()).isEqualTo(200);
    assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/1.1");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_2_GZIP_NAME_ENDLESS", "HTTP_2_HEADERS_EMPTY"})
  void aServerThatRequiresHttp2FailsTheHandshake(WireFault fault) {
    OkHttpClient own =
        new OkHttpClient.Builder()
            .sslSocketFactory(
                FaultServer.sslContext().getSocketFactory(), FaultServer.trustManager())
            .build();
    try (FaultServer http2Only = FaultServer.start(fault)) {
      WireRequest request = WireRequest.builder("GET", http2Only.baseUrl(), "/me").build();
      TransportFailure failure =
          (TransportFailure) new Transport(own, CAP, false).execute(request, soon());
      assertThat(failure.toException("x"))
          .hasMessageContaining("HTTP/1.1")
          .cause()
          .hasMessageContaining("no_application_protocol");
      assertThat(http2Only.requests()).isZero();
    }
  }

  @Test
  void theConnectionsOfManyConcurrentCallersAreReused() throws Exception {
    CyclicBarrier together = new CyclicBarrier(CALLERS);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            await(together);
            return Servers.json(200, "{}");
          }
        });
    for (int round = 0; round < 2; round++) {
      List<CompletableFuture<HttpResult>> results =
          Stream.generate(() -> inBackground(() -> transport.execute(get(), soon())))
              .limit(CALLERS)
              .toList();
      assertThat(results).allSatisfy(done -> assertThat(done.join()).isInstanceOf(Reply.class));
    }
    for (int i = 0; i < 2 * CALLERS; i++) {
      assertThat(server.takeRequest().getConnectionIndex()).isLessThan(CALLERS);
    }
  }

  private static void await(CyclicBarrier together) throws InterruptedException {
    try {
      together.await();
    } catch (BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CompletableFuture<HttpResult> inBackground(Supplier<HttpResult> call) {
    CompletableFuture<HttpResult> done = new CompletableFuture<>();
    Thread thread = new Thread(() -> done.complete(call.get()));
    thread.setDaemon(true);
    thread.start();
    return done;
  }
}
