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

/** The server side of one client connection. Confined to one thread. */
final class FaultConnection {
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final int MAX_HEAD_LENGTH = 1024 * 1024;
  private static final int DRIP_MILLIS = 20;

  private final Socket connection;
  private final ScriptContext context;
  private final RequestCounter counter;
  private final CountDownLatch serverClosed;

  /** The plain connection, or the TLS socket on top of it. */
  private Socket socket;

  FaultConnection(
      Socket connection,
      ScriptContext context,
      RequestCounter counter,
      CountDownLatch serverClosed) {
    this.connection = connection;
    this.socket = connection;
    this.context = context;
    this.counter = counter;
    this.serverClosed = serverClosed;
  }

  ScriptContext context() {
    return context;
  }

  /** Whether the server has recovered from its fault, so that requests get the regular reply. */
  boolean isRecovered() {
    return context.recovered().get();
  }

  /** The JSON body of the regular reply. */
  String answer() {
    return context.answer();
  }

  /** The regular reply: status line, headers and body. */
  String regularReply() {
    return reply("200 OK", answer());
  }

  /** A well-formed reply; send it with {@link #sendText}, which encodes the body as UTF-8. */
  static String reply(String status, String body) {
    return head("HTTP/1.1 " + status, "Content-Length: " + body.getBytes(UTF_8).length) + body;
  }

  /** A reply's status line and headers, with the content type of JSON. */
  static String head(String statusLine, String... headers) {
    return statusLine
        + "\r\nContent-Type: application/json\r\n"
        + String.join("\r\n", headers)
        + END_OF_HEAD;
  }

  /**
   * Starts TLS and selects this protocol by ALPN.
   *
   * @throws IOException if the handshake fails
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

  /**
   * Reads a request with its body. Returns false if the client has closed the connection or the
   * head is longer than 1 MiB.
   */
  boolean readRequest() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || head.indexOf(END_OF_HEAD, head.length() - 4) < 0) {
      int next = in().read();
      if (next < 0 || head.length() > MAX_HEAD_LENGTH) {
        return false;
      }
      head.append((char) next);
    }
    counter.recordRequest(head.toString());
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

  /**
   * Records {@code placeholder} in the list of requests, for a request whose headers are not text,
   * such as an HTTP/2 request.
   */
  void recordRequest(String placeholder) {
    counter.recordRequest(placeholder);
  }

  /** Reads exactly {@code count} bytes. */
  byte[] read(int count) throws IOException {
    byte[] bytes = in().readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the client has closed the connection");
    }
    return bytes;
  }

  /**
   * Answers each request with these bytes, or with the regular reply after recovery, until the
   * client closes the connection.
   */
  void answerEach(byte[] reply) throws IOException {
    while (readRequest()) {
      send(isRecovered() ? regularReply().getBytes(UTF_8) : reply);
    }
  }

  /** Answers each request with the regular reply. */
  void answerRegularly() throws IOException {
    answerEach(regularReply().getBytes(UTF_8));
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    counter.countBytes(bytes.length);
  }

  /** Sends a text as ISO 8859-1: one byte for each character. */
  void send(String text) throws IOException {
    send(text.getBytes(ISO_8859_1));
  }

  /** Sends a text as UTF-8. */
  void sendText(String text) throws IOException {
    send(text.getBytes(UTF_8));
  }

  /**
   * Sends the same bytes repeatedly at full speed, until the client disconnects or the server is
   * closed. If the client has disconnected, {@link #send(byte[])} throws.
   */
  void flood(byte[] bytes) throws IOException {
    while (!isServerClosed()) {
      send(bytes);
    }
  }

  /** Like {@link #flood}, with a pause after each write. */
  void floodInSteps(byte[] bytes) throws IOException {
    while (!isServerClosed()) {
      send(bytes);
      pause();
    }
  }

  /** Requests TLS key updates repeatedly at full speed until the client disconnects. */
  void updateKeys() throws IOException {
    while (!isServerClosed() && socket instanceof SSLSocket tls) {
      tls.startHandshake();
    }
  }

  /** Sends the text slowly, byte by byte and repeatedly, until the client disconnects. */
  void drip(String text) throws IOException {
    for (int i = 0; !isServerClosed(); i = (i + 1) % text.length()) {
      send(text.substring(i, i + 1));
      pause();
    }
  }

  private void pause() {
    try {
      boolean ended = serverClosed.await(DRIP_MILLIS, TimeUnit.MILLISECONDS);
      assert !ended || isServerClosed();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isServerClosed() {
    return serverClosed.getCount() == 0;
  }

  /** Sends nothing more, and keeps the connection open until the client disconnects. */
  void fallSilent() throws IOException {
    byte[] ignored = new byte[1024];
    while (in().read(ignored) >= 0) {
      // discarded
    }
  }

  /** Closes the sending side only. */
  void endOutput() throws IOException {
    connection.shutdownOutput();
  }

  /** Resets the TCP connection; data in transit is lost. */
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
    } catch (IOException ignored) {
      // nothing to do: the resource is closed either way
    }
  }

  private InputStream in() throws IOException {
    return socket.getInputStream();
  }
}
