package io.github.mesdk.testkit.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Takes connections on a free port of 127.0.0.1 and plays a script on each, on daemon threads. */
final class Port implements AutoCloseable {
  private static final String THREADS = "mesdk-testkit-wire";
  private static final int WAITING_CONNECTIONS = 50;

  private final ServerSocket listener;
  private final Script script;
  private final ConnectionScript scene;
  private final RequestCounter counter = new RequestCounter();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  Port(Script script, ConnectionScript scene) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    this.listener = new ServerSocket(0, WAITING_CONNECTIONS, loopback);
    this.script = script;
    this.scene = scene;
    inBackground(this::accept);
  }

  int number() {
    return listener.getLocalPort();
  }

  RequestCounter counter() {
    return counter;
  }

  @Override
  public void close() {
    closed.countDown();
    FaultConnection.closeQuietly(listener);
    open.forEach(FaultConnection::closeQuietly);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        counter.connected();
        open.add(socket);
        inBackground(() -> play(socket));
      }
    } catch (IOException end) {
      close(); // by its owner, or because the machine has no more sockets: the client sees it
    }
  }

  private void play(Socket socket) {
    FaultConnection connection = new FaultConnection(socket, scene, counter, closed);
    try {
      socket.setTcpNoDelay(true); // a byte that is sent is on its way
      script.play(connection);
    } catch (IOException clientHasGone) {
      // The usual end: a client that gives up is what most faults are for.
    } finally {
      connection.close();
      open.remove(socket);
    }
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task, THREADS);
    thread.setDaemon(true);
    thread.start();
  }
}
