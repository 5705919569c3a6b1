package io.github.mesdk.http.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.http.Transport;
import io.github.mesdk.http.TransportFailure;
import io.github.mesdk.http.WireRequest;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A peer that reads nothing blocks no caller. A blocked caller fails the test by its timeout. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExchangeGuardTest {
  private static final long CAP = 1_000;

  private final GuardedSockets sockets = new GuardedSockets();

  @AfterEach
  void clearThreadLocal() {
    ExchangeGuard.set(null);
  }

  /** Completes a TLS handshake as the server and reads nothing after it. */
  private static SSLSocket stalledPeer(ServerSocket listener, SSLSocketFactory tls) {
    try {
      Socket accepted = listener.accept();
      SSLSocket peer = (SSLSocket) tls.createSocket(accepted, null, accepted.getPort(), true);
      peer.setUseClientMode(false);
      peer.startHandshake();
      return peer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aWriteThatTimesOutDoesNotBlockTheCall() throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    HandshakeCertificates tls =
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .addTrustedCertificate(certificate.certificate())
            .build();
    OkHttpClient own =
        new OkHttpClient.Builder()
            .sslSocketFactory(tls.sslSocketFactory(), tls.trustManager())
            .writeTimeout(Duration.ofMillis(200)) // closes TLS on Okio's watchdog thread
            .build();
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<SSLSocket> peer =
          CompletableFuture.supplyAsync(() -> stalledPeer(listener, tls.sslSocketFactory()));
      URI origin = URI.create("https://localhost:" + listener.getLocalPort());
      WireRequest large =
          WireRequest.builder("POST", origin, "/me").json(new byte[64 * 1024 * 1024]).build();
      Deadline soon = Deadline.after(Duration.ofSeconds(5));
      assertThat(new Transport(own, CAP, false).execute(large, soon))
          .isInstanceOf(TransportFailure.class);
      peer.join().close();
    }
  }

  @Test
  void aCancelledCallStopsReading() throws IOException {
    try (ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = sockets.createSocket(peer.getInetAddress(), peer.getLocalPort())) {
      ExchangeGuard guard = new ExchangeGuard(new UnguardedSockets(false));
      ExchangeGuard.set(guard);
      guard.closeSocketSoon();
      assertThatThrownBy(() -> socket.getInputStream().read(new byte[1]))
          .isInstanceOf(SocketException.class);
      guard.end();
    }
  }

  @Test
  void aCancelledCallStopsWriting() throws IOException {
    try (ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = sockets.createSocket(peer.getInetAddress(), peer.getLocalPort())) {
      ExchangeGuard guard = new ExchangeGuard(new UnguardedSockets(false));
      ExchangeGuard.set(guard);
      guard.closeSocketSoon();
      assertThatThrownBy(() -> writeEndlessly(socket.getOutputStream()))
          .isInstanceOf(SocketException.class);
      guard.end();
    }
  }

  @Test
  void bytesBeforeARequestAreLimited() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = sockets.createSocket(listener.getInetAddress(), listener.getLocalPort());
        Socket peer = listener.accept()) {
      Thread flood = new Thread(() -> flood(peer));
      flood.setDaemon(true);
      flood.start();
      ExchangeGuard.set(new ExchangeGuard(new UnguardedSockets(false)));
      InputStream input = socket.getInputStream();
      assertThat(input.readNBytes(512 * 1024)).hasSize(512 * 1024);
      assertThatThrownBy(() -> input.readNBytes(64 * 1024))
          .isInstanceOf(SocketException.class)
          .hasMessage("too many bytes");
    }
  }

  private static void flood(Socket peer) {
    try {
      writeEndlessly(peer.getOutputStream());
    } catch (IOException expected) {
      // The reader closed the connection.
    }
  }

  private static void writeEndlessly(OutputStream output) throws IOException {
    byte[] bytes = new byte[64 * 1024];
    while (true) {
      output.write(bytes);
    }
  }
}
