package io.github.mesdk.testkit;

import io.github.mesdk.testkit.internal.CertificateAuthority;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;

/** The HTTP server of a provider, on 127.0.0.1. Thread-safe. */
final class LoopbackServer implements AutoCloseable {
  final MockWebServer web = NoDelaySockets.newServer();
  private final ExitWatcher exitWatcher = new ExitWatcher(web);
  private final boolean https;

  LoopbackServer(boolean https) {
    this.https = https;
    if (https) {
      // Failures in the middle of a reply close the connection, which HTTP/2 requests share.
      web.setProtocols(List.of(Protocol.HTTP_1_1));
      web.useHttps(
          CertificateAuthority.serverSockets(
              CertificateAuthority.sign(CertificateAuthority.loopback())));
    }
  }

  /**
   * Starts to listen.
   *
   * @throws UncheckedIOException if it cannot listen on the port
   */
  void start(Dispatcher dispatcher, int port) {
    web.setDispatcher(dispatcher);
    try {
      web.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    } catch (IOException e) {
      String where = port == 0 ? "127.0.0.1" : "port " + port + " of 127.0.0.1";
      throw new UncheckedIOException("the identity provider cannot listen on " + where, e);
    }
    exitWatcher.start();
  }

  /** Scheme, host and port, without a path. */
  String origin() {
    return (https ? "https" : "http") + "://127.0.0.1:" + web.getPort();
  }

  @Override
  public void close() {
    exitWatcher.stop();
    web.close();
  }
}
