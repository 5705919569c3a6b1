package io.github.mesdk.testkit.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ServerSocketFactory;
import mockwebserver3.MockWebServer;

/**
 * Creates server sockets that set TCP_NODELAY on each accepted connection. MockWebServer writes the
 * head and the body of a reply separately. Without TCP_NODELAY, Nagle's algorithm delays the body
 * until the client acknowledges the head, which takes 40 ms on Linux. The port of a closed server
 * is free at once.
 */
public final class NoDelaySockets extends ServerSocketFactory {
  private NoDelaySockets() {}

  /** Returns a server that uses such sockets and is not started yet. */
  public static MockWebServer newServer() {
    MockWebServer server = new MockWebServer();
    server.setServerSocketFactory(new NoDelaySockets());
    return server;
  }

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

  /** Sets TCP_NODELAY, unless the client has disconnected. */
  public static Socket withoutDelay(Socket socket) {
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
