package io.github.mesdk.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import okhttp3.Connection;
import org.jspecify.annotations.Nullable;

/** Makes the sockets of a transport and finds the one beneath a connection. */
final class GuardedSockets extends SocketFactory {
  private final Set<GuardedSocket> open = ConcurrentHashMap.newKeySet();

  @Override
  public Socket createSocket() {
    open.removeIf(Socket::isClosed);
    GuardedSocket socket = new GuardedSocket();
    open.add(socket);
    return socket;
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

  /** Ends a connection below TLS. To close TLS itself would be to wait for a turn to write, too. */
  void close(Connection connection) {
    Socket above = connection.socket();
    for (GuardedSocket socket : open) {
      if (socket.getLocalPort() == above.getLocalPort()
          && socket.getPort() == above.getPort()
          && socket.getLocalAddress().equals(above.getLocalAddress())) {
        closeQuietly(socket);
      }
    }
  }

  static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException nothingToLose) {
      // It is gone either way.
    }
  }
}
