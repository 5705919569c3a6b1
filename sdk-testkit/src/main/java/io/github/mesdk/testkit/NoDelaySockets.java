package io.github.mesdk.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ServerSocketFactory;

/**
 * Makes server sockets that set TCP_NODELAY on each connection they accept. MockWebServer writes
 * the head and the body of a reply separately; without the option the network holds the body back
 * until the client acknowledges the head, which takes 40 ms on Linux.
 */
final class NoDelaySockets extends ServerSocketFactory {
  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new ServerSocket() {
      @Override
      public Socket accept() throws IOException {
        return withoutDelay(super.accept());
      }
    };
  }

  static Socket withoutDelay(Socket socket) {
    try {
      socket.setTcpNoDelay(true);
    } catch (SocketException clientHasGone) {
      // The server finds out when it reads; an exception here would end its accepting.
    }
    return socket;
  }

  /** Not supported, like the others with a port: MockWebServer binds its socket itself. */
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
