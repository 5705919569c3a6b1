package io.github.mesdk.testing;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A port that accepts no connection: the server never accepts, and its backlog is full. */
public final class FullBacklog implements Closeable {
  private static final int MAX_WAITING = 100;
  private static final int WAIT_MILLIS = 200;

  private final ServerSocket listener;
  private final List<Socket> waiting = new ArrayList<>();

  /** Opens a port and fills its backlog. */
  public FullBacklog() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    while (isOpen()) {
      if (waiting.size() > MAX_WAITING) {
        throw new IllegalStateException("this system does not limit the backlog");
      }
    }
  }

  private boolean isOpen() throws IOException {
    Socket socket = new Socket();
    waiting.add(socket);
    try {
      socket.connect(
          new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()), WAIT_MILLIS);
      return true;
    } catch (SocketTimeoutException full) {
      return false;
    }
  }

  /** The origin, with a loopback address. */
  public URI origin() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : waiting) {
      socket.close();
    }
  }
}
