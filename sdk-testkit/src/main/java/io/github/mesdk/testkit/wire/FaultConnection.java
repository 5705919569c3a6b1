package io.github.mesdk.testkit.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** One connection with a client, seen from the server. Belongs to one thread. */
final class FaultConnection {
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final int LONGEST_HEAD = 1024 * 1024;
  private static final int DRIP_MILLIS = 20;

  private final Socket connection;
  private final ConnectionScript scene;
  private final RequestCounter counter;
  private final CountDownLatch closed;

  /** The connection itself, or TLS on it. */
  private Socket socket;

  FaultConnection(
      Socket connection, ConnectionScript scene, RequestCounter counter, CountDownLatch closed) {
    this.connection = connection;
    this.socket = connection;
    this.scene = scene;
    this.counter = counter;
    this.closed = closed;
  }

  ConnectionScript scene() {
    return scene;
  }

  /** Whether what comes now is to be answered well. */
  boolean isRecovered() {
    return scene.recovered().get();
  }

  /** The good answer's JSON. */
  String answer() {
    return scene.answer();
  }

  /** A good reply, whole. */
  String goodReply() {
    return reply("200 OK", answer());
  }

  /** A reply that keeps the rules; its body is sent as UTF-8 by {@link #sendText}. */
  static String reply(String status, String body) {
    return head("HTTP/1.1 " + status, "Content-Length: " + body.getBytes(UTF_8).length) + body;
  }

  /** The head of a reply, called JSON, with these lines. */
  static String head(String statusLine, String... headers) {
    return statusLine
        + "\r\nContent-Type: application/json\r\n"
        + String.join("\r\n", headers)
        + END_OF_HEAD;
  }

  /**
   * Goes on within TLS, offering this protocol by ALPN.
   *
   * @throws IOException if the client does not agree, or not trust
   */
  void startTls(TlsIdentity identity, String protocol) throws IOException {
    SSLSocket tls =
        (SSLSocket)
            identity.sockets().createSocket(connection, "127.0.0.1", connection.getPort(), true);
    tls.setUseClientMode(false);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {protocol});
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    socket = tls;
  }

  /** Reads a request, body included; false when the client has ended the connection instead. */
  boolean readRequest() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || head.indexOf(END_OF_HEAD, head.length() - 4) < 0) {
      int next = in().read();
      if (next < 0 || head.length() > LONGEST_HEAD) {
        return false;
      }
      head.append((char) next);
    }
    counter.requested(head.toString());
    in().skipNBytes(lengthOfBody(head.toString()));
    return true;
  }

  private static long lengthOfBody(String head) {
    return head.lines()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .filter(line -> line.startsWith("content-length:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElse(0);
  }

  /** Notes a request that did not come as text. */
  void requested(String head) {
    counter.requested(head);
  }

  /** Reads exactly so many bytes. */
  byte[] read(int count) throws IOException {
    byte[] bytes = in().readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the client has gone");
    }
    return bytes;
  }

  /**
   * Answers request after request with these bytes until the client goes, or well after recovery.
   */
  void answerEach(byte[] reply) throws IOException {
    while (readRequest()) {
      send(isRecovered() ? goodReply().getBytes(UTF_8) : reply);
    }
  }

  /** Answers request after request as a server should. */
  void answerSuccess() throws IOException {
    answerEach(goodReply().getBytes(UTF_8));
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    counter.sent(bytes.length);
  }

  /** Sends a text whose characters are bytes. */
  void send(String bytes) throws IOException {
    send(bytes.getBytes(ISO_8859_1));
  }

  /** Sends a text as UTF-8. */
  void sendText(String text) throws IOException {
    send(text.getBytes(UTF_8));
  }

  /** Sends the same bytes again and again, as fast as it goes, until the client goes. */
  void flood(byte[] bytes) throws IOException {
    while (!isClosed()) {
      send(bytes);
    }
  }

  /** As {@link #flood}, with a pause after each time. */
  void floodInSteps(byte[] bytes) throws IOException {
    while (!isClosed()) {
      send(bytes);
      pause();
    }
  }

  /** Has the client renew its keys again and again, as fast as it goes, until it goes. */
  void renewKeys() throws IOException {
    while (!isClosed() && socket instanceof SSLSocket tls) {
      tls.startHandshake();
    }
  }

  /** Sends the text byte by byte, slowly and again and again, until the client goes. */
  void drip(String bytes) throws IOException {
    for (int i = 0; !isClosed(); i = (i + 1) % bytes.length()) {
      send(bytes.substring(i, i + 1));
      pause();
    }
  }

  private void pause() {
    try {
      boolean ended = closed.await(DRIP_MILLIS, TimeUnit.MILLISECONDS);
      assert !ended || isClosed();
    } catch (InterruptedException nobodyElsesThread) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Says nothing more, and stays until the client goes. */
  void fallSilent() throws IOException {
    byte[] ignored = new byte[1024];
    while (in().read(ignored) >= 0) {
      // Whatever else it says.
    }
  }

  /** Ends this side only. */
  void endOutput() throws IOException {
    connection.shutdownOutput();
  }

  /** Ends the connection with a TCP reset: what is under way is lost. */
  void reset() throws IOException {
    connection.setSoLinger(true, 0);
    connection.close();
  }

  void close() {
    closeQuietly(connection);
  }

  static void closeQuietly(Closeable resource) {
    try {
      resource.close();
    } catch (IOException nothingToLose) {
      // It is gone either way.
    }
  }

  private InputStream in() throws IOException {
    return socket.getInputStream();
  }
}
