package io.github.mesdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.testing.Secrets;
import io.github.mesdk.time.Deadline;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect.CloseSocket;
import mockwebserver3.SocketEffect.Stall;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** Maps requests without a complete reply to failures. */
class TransportFailureTest extends TransportFixture {

  private TransportFailure failure(MockResponse response) {
    server.enqueue(response);
    server.enqueue(response); // OkHttp sends the request again on a new connection
    return (TransportFailure) transport.execute(get(), soon());
  }

  @Test
  void aRefusedConnectionIsReported() {
    int port = server.getPort();
    server.close();
    TransportFailure failure = (TransportFailure) transport.execute(get(), soon());
    assertThat(failure.reason()).isEqualTo(Reason.CONNECT);
    assertThat(failure.problem()).startsWith("cannot connect to ").contains(":" + port + ";");
  }

  @Test
  void anUnknownHostIsReported() {
    WireRequest request =
        WireRequest.builder("GET", URI.create("http://unknown.invalid"), "/me").build();
    TransportFailure failure = (TransportFailure) transport.execute(request, soon());
    assertThat(failure.reason()).isEqualTo(Reason.DNS);
    assertThat(failure.problem()).startsWith("cannot resolve the host name of unknown.invalid:");
  }

  @Test
  void aMissingLookupThreadIsReported() {
    OkHttpClient own =
        new OkHttpClient.Builder()
            .dns(host -> {
              UnknownHostException full = new UnknownHostException(host);
              full.initCause(new RejectedExecutionException("full"));
              throw full;
            })
            .build();
    WireRequest request =
        WireRequest.builder("GET", URI.create("http://idp.example"), "/me").build();
    TransportFailure failure =
        (TransportFailure) new Transport(own, CAP, false).execute(request, soon());
    assertThat(failure.reason()).isEqualTo(Reason.TOO_BUSY);
    assertThat(failure.problem()).contains("no thread was available to resolve the host name");
    assertThat(failure.toException("x").retryable()).isTrue();
  }

  @Test
  void aConnectionThatIsClosedEarlyIsReported() {
    CloseSocket cut = new CloseSocket();
    assertThat(failure(new MockResponse.Builder().onRequestStart(cut).build()).reason())
        .isEqualTo(Reason.RESET);
    assertThat(
            failure(new MockResponse.Builder().body("x".repeat(500)).onResponseBody(cut).build())
                .reason())
        .isEqualTo(Reason.RESET);
  }

  @Test
  void aStalledReplyFailsAtTheDeadline() {
    for (MockResponse stalled :
        List.of(
            new MockResponse.Builder().onResponseStart(Stall.INSTANCE).build(),
            new MockResponse.Builder().body("{}").onResponseBody(Stall.INSTANCE).build())) {
      server.enqueue(stalled);
      HttpResult result = transport.execute(get(), Deadline.after(Duration.ofMillis(200)));
      assertThat(((TransportFailure) result).reason()).isEqualTo(Reason.TIMEOUT);
    }
  }

  @Test
  void anExpiredDeadlineSendsNothing() {
    long[] now = {0};
    Deadline deadline = Deadline.after(Duration.ofSeconds(1), () -> now[0]);
    now[0] = Duration.ofSeconds(2).toNanos();
    TransportFailure failure = (TransportFailure) transport.execute(get(), deadline);
    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(failure.requestsSent()).isZero();
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void anInterruptEndsTheCall() throws Exception {
    CountDownLatch received = new CountDownLatch(1);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            received.countDown();
            return new MockResponse.Builder().onResponseStart(Stall.INSTANCE).build();
          }
        });
    CompletableFuture<HttpResult> finished = new CompletableFuture<>();
    AtomicBoolean isFlagged = new AtomicBoolean();
    Thread caller =
        new Thread(() -> {
          HttpResult result = transport.execute(get(), Deadline.after(Duration.ofMinutes(5)));
          isFlagged.set(Thread.currentThread().isInterrupted());
          finished.complete(result);
        });
    caller.start();
    assertThat(received.await(20, TimeUnit.SECONDS)).isTrue();
    caller.interrupt();
    TransportFailure failure = (TransportFailure) finished.get(20, TimeUnit.SECONDS);
    assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
    assertThat(isFlagged).isTrue();
  }

  @Test
  void anUntrustedCertificateIsRejected() throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    HandshakeCertificates tls =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    server.useHttps(tls.sslSocketFactory());
    URI origin = URI.create("https://localhost:" + server.getPort());
    WireRequest request = WireRequest.builder("GET", origin, "/me").build();
    TransportFailure failure = (TransportFailure) transport.execute(request, soon());
    assertThat(failure.reason()).isEqualTo(Reason.TLS);
    assertThat(failure.problem()).contains("TLS connection to localhost:" + origin.getPort());
    assertThat(failure.toException("x").retryable()).isFalse();

    HandshakeCertificates trusting =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    OkHttpClient own =
        new OkHttpClient.Builder()
            .sslSocketFactory(trusting.sslSocketFactory(), trusting.trustManager())
            .build();
    server.enqueue(new MockResponse.Builder().build());
    assertThat(new Transport(own, CAP, false).execute(request, soon())).isInstanceOf(Reply.class);
  }

  @Test
  void anInvalidStatusLineIsNotQuoted() {
    TransportFailure failure =
        failure(new MockResponse.Builder().status("5ecret nonsense").build());
    assertThat(failure.reason()).isEqualTo(Reason.RESET);
    Secrets.assertAbsent(failure.toException("x"), "5ecret");
  }

  @Test
  void anErrorThatContains407IsNotAStatus407() {
    TransportFailure failure =
        failure(new MockResponse.Builder().code(204).setHeader("Content-Length", "407").build());
    assertThat(failure.reason()).isEqualTo(Reason.RESET);
    assertThat(failure(new MockResponse.Builder().status("HTTP/1.1 abc 407").build()).reason())
        .isEqualTo(Reason.RESET);
  }

  @Test
  void a407WithoutAProxyIsReturned() {
    server.enqueue(new MockResponse.Builder().code(407).build());
    assertThat(((Reply) transport.execute(get(), soon())).status()).isEqualTo(407);
  }
}
