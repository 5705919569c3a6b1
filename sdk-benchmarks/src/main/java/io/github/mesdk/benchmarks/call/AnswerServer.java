package io.github.mesdk.benchmarks.call;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.mesdk.benchmarks.Payloads;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A minimal server: it keeps connections open, reads the head of each request, and always sends the
 * same reply. It prints its port and exits when its standard input ends.
 */
public final class AnswerServer {
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

  private AnswerServer() {}

  /**
   * Starts the server.
   *
   * @param args the name of the provider; {@code true} for its large answer, {@code false} for its
   *     small one, or the size in bytes; and the delay in milliseconds
   */
  public static void main(String[] args) throws IOException {
    byte[] body =
        args[1].matches("\\d+")
            ? Payloads.ofSize(args[0], Integer.parseInt(args[1]))
            : Payloads.of(args[0], Boolean.parseBoolean(args[1]));
    serve(
        new ServerSocket(0, 4096, InetAddress.getLoopbackAddress()), body, Long.parseLong(args[2]));
  }

  /**
   * Replies to each request with {@code body}, after the delay in milliseconds, until standard
   * input ends.
   */
  public static void serve(ServerSocket socket, byte[] body, long delayMillis) throws IOException {
    byte[] reply = reply(body);
    try (ServerSocket listening = socket) {
      start(() -> accept(listening, reply, delayMillis));
      System.out.println(listening.getLocalPort());
      while (System.in.read() >= 0) {
        // discard all input; only its end counts
      }
    }
  }

  private static byte[] reply(byte[] body) {
    String head = HEAD.replace("LENGTH", Integer.toString(body.length));
    ByteArrayOutputStream reply = new ByteArrayOutputStream();
    reply.writeBytes(head.replace("\n", "\r\n").getBytes(US_ASCII));
    reply.writeBytes(body);
    return reply.toByteArray();
  }

  private static void accept(ServerSocket listening, byte[] reply, long delayMillis) {
    try {
      while (true) {
        Socket socket = listening.accept();
        start(() -> serve(socket, reply, delayMillis));
      }
    } catch (IOException closed) {
      // the server socket was closed
    }
  }

  private static void serve(Socket socket, byte[] reply, long delayMillis) {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream()) {
      socket.setTcpNoDelay(true);
      while (readHead(in)) {
        if (delayMillis > 0) {
          Thread.sleep(delayMillis); // simulates a slow service
        }
        out.write(reply);
      }
    } catch (IOException | InterruptedException gone) {
      // the client closed the connection
    }
  }

  /**
   * Reads a request up to the empty line after its head; returns false at the end of the
   * connection.
   */
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
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }
}
