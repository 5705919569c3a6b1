package io.github.mesdk.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ServerSocketFactory;

/**
 * Creates server sockets that set TCP_NODELAY on each accepted connection. MockWebServer writes the
 * head and the body of a reply separately. Without TCP_NODELAY, Nagle's algorithm delays the body
 * until the client acknowledges the head, which takes 40 ms on Linux. The port of a closed server
 * is free at once.
 */
final class NoDelaySockets extends ServerSocketFactory {
  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new ServerSocket() {
      // Allows another server on the port as soon as this one is closed. MockWebServer disables
      // that if it chooses the port.
      @Override
      public void setReuseAddress(boolean ignored) throws SocketException {
        super.setReuseAddress(true);
      }

      @Override
      public Socket accept() throws IOException {
        return withoutDelay(super.accept());
      }
    };
  }

  static Socket withoutDelay(Socket socket) {
    try {
      socket.setTcpNoDelay(true);
    } catch (SocketException clientDisconnected) {
      // The server notices when it reads; an exception here would stop its accept loop.
    }
    return socket;
  }

  /** Not supported, like the overloads below: MockWebServer binds its socket itself. */
  @Override
  public ServerSocket createServerSocket(int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
    throw new UnsupportedOperationException();
  }
}
