package io.github.mesdk.testkit.wire;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/**
 * A server on 127.0.0.1 that misbehaves in one way, on every connection, until it is told to {@link
 * #recover()}. It speaks from raw sockets, so it can say what no HTTP server would.
 *
 * <pre>{@code
 * try (FaultServer server = FaultServer.start(WireFault.RESET_IN_BODY)) {
 *   MyApp app = new MyApp(server.baseUrl(), token);
 *   assertThrows(MyException.class, app::greeting);
 * }
 * }</pre>
 *
 * <p>It answers any path and any method alike. What drips or floods ends when the client goes; a
 * client without a time limit of its own waits for ever. Thread-safe; its threads are daemons.
 */
public final class FaultServer implements AutoCloseable {
  private static final String ANSWER = "{\"ok\":true}";

  private final WireFault fault;
  private final boolean tls;
  private final AtomicBoolean recovered = new AtomicBoolean();
  private final TlsIdentity identity = TlsIdentity.ofLoopback();
  private final Port elsewhere;
  private final Port port;

  private FaultServer(WireFault fault, String answer, boolean tls) throws IOException {
    this.fault = fault;
    this.tls = tls || fault.needsTls();
    ConnectionScript there = new ConnectionScript(answer, recovered, () -> "");
    this.elsewhere = new Port(FaultConnection::answerSuccess, there);
    ConnectionScript here =
        new ConnectionScript(answer, recovered, () -> "http://127.0.0.1:" + otherPort());
    this.port = new Port(this::play, here);
  }

  private int otherPort() {
    return elsewhere.number();
  }

  /**
   * Starts a server with this fault, whose good answer is {@code {"ok":true}}.
   *
   * @throws UncheckedIOException if this machine gives no port
   */
  public static FaultServer start(WireFault fault) {
    return start(fault, ANSWER);
  }

  /**
   * Starts a server with this fault.
   *
   * @param answer the JSON object that it would answer with if it could behave; parts of it are in
   *     most of what it sends, all of it after {@link #recover()}
   * @throws UncheckedIOException if this machine gives no port
   */
  public static FaultServer start(WireFault fault, String answer) {
    return start(fault, answer, false);
  }

  /**
   * As {@link #start(WireFault, String)}, but within TLS, which itself is without fault unless the
   * fault is one of TLS.
   *
   * @throws UncheckedIOException if this machine gives no port
   */
  public static FaultServer startWithTls(WireFault fault, String answer) {
    return start(fault, answer, true);
  }

  private static FaultServer start(WireFault fault, String answer, boolean tls) {
    try {
      return new FaultServer(requireNonNull(fault, "fault"), requireNonNull(answer), tls);
    } catch (IOException e) {
      throw new UncheckedIOException("the server cannot listen on 127.0.0.1", e);
    }
  }

  private void play(FaultConnection connection) throws IOException {
    if (tls && (recovered.get() || !fault.needsTls())) {
      connection.startTls(identity, "http/1.1");
    }
    if (recovered.get()) {
      connection.answerSuccess();
    } else {
      fault.script().play(connection);
    }
  }

  /** What it does wrong. */
  public WireFault fault() {
    return fault;
  }

  /** Its address, without a path; https where the fault needs it or the server was started so. */
  public URI baseUrl() {
    return URI.create((tls ? "https" : "http") + "://127.0.0.1:" + port.number());
  }

  /**
   * Behaves well from now on: on new connections, and on those that are still in order. A
   * connection that the fault has spoilt stays spoilt, so a client that uses it again is found out.
   */
  public void recover() {
    recovered.set(true);
  }

  /** How many connections were made to it. */
  public int connections() {
    return port.counter().connections();
  }

  /** How many requests it has read. */
  public int requests() {
    return requestHeads().size();
  }

  /**
   * The requests it has read: of each the request line and the headers as they came, credentials
   * included. HTTP/2's are only counted, and have no text to speak of.
   */
  public List<String> requestHeads() {
    return port.counter().heads();
  }

  /**
   * How many bytes it has written, TLS not counted. Some of them may never have reached the client,
   * whose machine and whose own buffers hold a few hundred kilobytes.
   */
  public long bytesSent() {
    return port.counter().bytesSent();
  }

  /**
   * As {@link #requestHeads()}, but what has come to the other origin, to which it redirects. A
   * client that follows a redirect with its credential has it here.
   */
  public List<String> requestHeadsElsewhere() {
    return elsewhere.counter().heads();
  }

  /** The authority that vouches for every fault server of this JVM; of no use to others. */
  public static X509Certificate authority() {
    return TlsIdentity.authority();
  }

  /** TLS for a client under test: it trusts {@link #authority()} and nothing else. */
  public static SSLContext sslContext() {
    return TlsIdentity.trust().sslContext();
  }

  /** The trust of {@link #sslContext()}, which some clients want beside it. */
  public static X509TrustManager trustManager() {
    return TlsIdentity.trust().trustManager();
  }

  /** Ends every connection and gives the ports back; further calls do nothing. */
  @Override
  public void close() {
    port.close();
    elsewhere.close();
  }

  @Override
  public String toString() {
    return "FaultServer{" + fault + " at " + baseUrl() + "}";
  }
}
