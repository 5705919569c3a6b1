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

/** A port that no connection can be made to: its owner takes none, and no more may wait. */
public final class FullBacklog implements Closeable {
  private static final int MOST = 100;
  private static final int WAIT_MILLIS = 200;

  private final ServerSocket listener;
  private final List<Socket> waiting = new ArrayList<>();

  /** A port that is full. */
  public FullBacklog() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    while (isOpen()) {
      if (waiting.size() > MOST) {
        throw new IllegalStateException("this system takes any number of connections");
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

  /** Its origin by the loopback literal. */
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
