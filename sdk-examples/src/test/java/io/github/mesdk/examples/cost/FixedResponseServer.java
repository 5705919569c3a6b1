package io.github.mesdk.examples.cost;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A server with persistent connections that sends the same response to every request. */
final class FixedResponseServer implements AutoCloseable {
  /** Typical headers of a service behind a gateway. */
  private static final String HEAD =
      """
      HTTP/1.1 200 OK
      Date: Fri, 01 May 2026 12:30:00 GMT
      Server: gateway
      Content-Type: application/json; charset=utf-8
      Cache-Control: no-store
      Vary: Accept-Encoding
      X-Request-Id: 3f2c9a70-5b1e-4a7e-9d55-0c6f3b1d2e4a
      X-Content-Type-Options: nosniff
      Strict-Transport-Security: max-age=63072000
      X-RateLimit-Limit: 1100
      X-RateLimit-Remaining: 1099
      Content-Length: LENGTH

      """;

  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final byte[] reply;

  FixedResponseServer(byte[] body) throws IOException {
    String head = HEAD.replace("LENGTH", Integer.toString(body.length)).replace("\n", "\r\n");
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(head.getBytes(US_ASCII));
    whole.writeBytes(body);
    reply = whole.toByteArray();
    start(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the server is closed
    }
  }

  private void serve(Socket socket) {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream())) {
      socket.setTcpNoDelay(true);
      while (readHead(in)) {
        socket.getOutputStream().write(reply);
      }
    } catch (IOException gone) {
      // the client closed the connection
    }
  }

  /** Reads up to the empty line. Returns false at the end of the connection. */
  private static boolean readHead(InputStream in) throws IOException {
    int newLines = 0;
    while (newLines < 2) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      newLines = next == '\n' ? newLines + 1 : next == '\r' ? newLines : 0;
    }
    return true;
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "fixed-response");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
