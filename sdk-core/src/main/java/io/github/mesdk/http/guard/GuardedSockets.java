package io.github.mesdk.http.guard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Creates the {@link GuardedSocket}s of a transport.
 *
 * <p>OkHttp does not use a socket factory for a SOCKS proxy, and the SDK does not replace the
 * socket factory of the application. In both cases {@link UnguardedSockets} logs once that the
 * socket guards are disabled. This class can be removed together with {@link ExchangeGuard}.
 */
final class GuardedSockets extends SocketFactory {
  @Override
  public Socket createSocket() {
    return new GuardedSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress here, int herePort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(here, herePort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress here, int herePort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(here, herePort));
  }

  private Socket connected(InetSocketAddress there, @Nullable InetSocketAddress here)
      throws IOException {
    Socket socket = createSocket();
    socket.bind(here);
    socket.connect(there);
    return socket;
  }
}
