package io.github.mesdk.http.guard;

import java.net.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/**
 * Logs once for a client that its sockets are not those of the SDK, so that {@link ExchangeGuard}
 * sees none of their bytes. Thread-safe.
 *
 * <p>Without it, a program would not learn that a {@code SocketFactory} of its own, or a SOCKS
 * proxy, for which OkHttp makes plain sockets, turned those guards off. It can go together with
 * {@link ExchangeGuard}.
 */
final class UnguardedSockets {
  private static final String LOGGER = "io.github.mesdk.http";

  private final boolean isFactoryForeign;
  private final AtomicBoolean isLogged = new AtomicBoolean();

  /** For a client whose {@code SocketFactory} is the program's own, or not. */
  UnguardedSockets(boolean isFactoryForeign) {
    this.isFactoryForeign = isFactoryForeign;
  }

  /** Before a connection is made through {@code proxy}; on any thread. */
  void connecting(Proxy proxy) {
    boolean isSocks = proxy.type() == Proxy.Type.SOCKS;
    if ((isFactoryForeign || isSocks) && isLogged.compareAndSet(false, true)) {
      LoggerFactory.getLogger(LOGGER)
          .warn(
              "The guards of sockets are off, because the connection uses {}: replies outside of"
                  + " their body are not bounded and unasked answers are not refused. See"
                  + " docs/faults.md.",
              isSocks ? "a SOCKS proxy" : "a SocketFactory of the OkHttpClient's own");
    }
  }
}
