package io.github.mesdk.testkit.wire;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.testkit.internal.CertificateAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/**
 * A server on 127.0.0.1 that simulates one {@link WireFault} on every connection until {@link
 * #recover()} is called. It writes to raw sockets, so it can send bytes that no HTTP server would
 * send.
 *
 * <pre>{@code
 * try (FaultServer server = FaultServer.start(WireFault.RESET_IN_BODY)) {
 *   MyApp app = new MyApp(server.baseUrl(), token);
 *   assertThrows(MyException.class, app::greeting);
 * }
 * }</pre>
 *
 * <p>It treats all paths and methods alike. A fault that sends data slowly or endlessly continues
 * until the client disconnects, so a client without a timeout blocks forever. Thread-safe; its
 * threads are daemon threads. Older artifacts of OkHttp cause an {@code IllegalStateException}.
 */
public final class FaultServer implements AutoCloseable {
  private static final String ANSWER = "{\"ok\":true}";

  private final WireFault fault;
  private final boolean tls;
  private final AtomicBoolean recovered = new AtomicBoolean();
  private final TlsIdentity identity = TlsIdentity.ofLoopback();
  private final SocketListener redirectListener;
  private final SocketListener listener;

  private FaultServer(WireFault fault, String answer, boolean tls) throws IOException {
    this.fault = fault;
    this.tls = tls || fault.needsTls();
    ScriptContext redirectContext = new ScriptContext(answer, recovered, () -> "");
    this.redirectListener = new SocketListener(FaultConnection::answerRegularly, redirectContext);
    ScriptContext context =
        new ScriptContext(answer, recovered, () -> "http://127.0.0.1:" + redirectPort());
    this.listener = new SocketListener(this::play, context);
  }

  private int redirectPort() {
    return redirectListener.port();
  }

  /**
   * Starts a server with this fault and the regular answer {@code {"ok":true}}.
   *
   * @throws UncheckedIOException if it cannot listen on a port
   */
  public static FaultServer start(WireFault fault) {
    return start(fault, ANSWER);
  }

  /**
   * Starts a server with this fault and this regular answer.
   *
   * @param answer the JSON object of the regular answer. Many faults send all or part of it. Each
   *     reply after {@link #recover()} contains all of it
   * @throws UncheckedIOException if it cannot listen on a port
   */
  public static FaultServer start(WireFault fault, String answer) {
    return start(fault, answer, false);
  }

  /**
   * Like {@link #start(WireFault, String)}, but over TLS. The TLS itself is correct unless the
   * fault is a TLS fault.
   *
   * @throws UncheckedIOException if it cannot listen on a port
   */
  public static FaultServer startWithTls(WireFault fault, String answer) {
    return start(fault, answer, true);
  }

  private static FaultServer start(WireFault fault, String answer, boolean tls) {
    try {
      return new FaultServer(requireNonNull(fault, "fault"), requireNonNull(answer), tls);
    } catch (IOException e) {
      throw new UncheckedIOException("the fault server cannot listen on 127.0.0.1", e);
    }
  }

  private void play(FaultConnection connection) throws IOException {
    if (tls && (recovered.get() || !fault.needsTls())) {
      connection.startTls(identity, "http/1.1");
    }
    if (recovered.get()) {
      connection.answerRegularly();
    } else {
      fault.script().play(connection);
    }
  }

  /** The fault that this server simulates. */
  public WireFault fault() {
    return fault;
  }

  /**
   * The URL of this server, without a path. It is an https URL if the fault needs TLS or the server
   * was started with TLS.
   */
  public URI baseUrl() {
    return URI.create((tls ? "https" : "http") + "://127.0.0.1:" + listener.port());
  }

  /**
   * Stops the fault: new connections, and connections that are still intact, get the regular
   * answer. A connection that the fault has broken stays broken, so a client that reuses it fails.
   */
  public void recover() {
    recovered.set(true);
  }

  /** The number of accepted connections. */
  public int connections() {
    return listener.counter().connections();
  }

  /** The number of requests read. */
  public int requests() {
    return requestHeads().size();
  }

  /**
   * The request line and headers of each request read, unchanged and with credentials. For an
   * HTTP/2 request, the list contains only a placeholder such as {@code HTTP/2 stream 1}.
   */
  public List<String> requestHeads() {
    return listener.counter().heads();
  }

  /**
   * The number of bytes written, without TLS overhead. The client may not have received all of
   * them, because socket buffers hold a few hundred kilobytes.
   */
  public long bytesSent() {
    return listener.counter().bytesSent();
  }

  /**
   * Like {@link #requestHeads()}, but for the requests to another origin, which is the target of
   * {@link WireFault#REDIRECT_301} and similar faults. If a client sends its credential there, this
   * list contains the credential.
   */
  public List<String> requestHeadsAtOtherOrigins() {
    return redirectListener.counter().heads();
  }

  /** The certificate authority of all servers of the kit in this JVM; it is created in memory. */
  public static X509Certificate authority() {
    return CertificateAuthority.certificate();
  }

  /** An SSL context for the client under test; it trusts only {@link #authority()}. */
  public static SSLContext sslContext() {
    return CertificateAuthority.clientContext();
  }

  /** The trust manager of {@link #sslContext()}, for clients that need both, such as OkHttp. */
  public static X509TrustManager trustManager() {
    return CertificateAuthority.trustManager();
  }

  /** Closes all connections and releases the ports. Further calls have no effect. */
  @Override
  public void close() {
    listener.close();
    redirectListener.close();
  }

  @Override
  public String toString() {
    return "FaultServer{" + fault + " at " + baseUrl() + "}";
  }
}
