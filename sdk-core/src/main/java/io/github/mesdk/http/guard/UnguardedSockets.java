package io.github.mesdk.http.guard;

import java.net.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/**
 * Logs a warning, once per OkHttp client, if the SDK does not create the sockets of the client.
 * {@link ExchangeGuard} then cannot limit their bytes. Thread-safe.
 *
 * <p>Without this class, nothing would show that the guards are disabled: by a custom {@code
 * SocketFactory}, or by a SOCKS proxy, for which OkHttp creates plain sockets. This class can be
 * removed together with {@link ExchangeGuard}.
 */
final class UnguardedSockets {
  private static final String LOGGER = "io.github.mesdk.http";

  private final boolean isFactoryCustom;
  private final AtomicBoolean isLogged = new AtomicBoolean();

  /**
   * Creates an instance for one OkHttp client.
   *
   * @param isFactoryCustom whether the OkHttp client has its own {@code SocketFactory}
   */
  UnguardedSockets(boolean isFactoryCustom) {
    this.isFactoryCustom = isFactoryCustom;
  }

  /** Called on any thread before a connection is opened through {@code proxy}. */
  void connecting(Proxy proxy) {
    boolean isSocks = proxy.type() == Proxy.Type.SOCKS;
    if ((isFactoryCustom || isSocks) && isLogged.compareAndSet(false, true)) {
      LoggerFactory.getLogger(LOGGER)
          .warn(
              "The socket guards are disabled because the connection uses {}: response bytes"
                  + " outside the body are not limited, and unsolicited responses are not"
                  + " rejected. See docs/faults.md.",
              isSocks ? "a SOCKS proxy" : "a custom SocketFactory of the OkHttpClient");
    }
  }
}
