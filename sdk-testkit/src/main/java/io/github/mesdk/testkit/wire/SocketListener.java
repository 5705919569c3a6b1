package io.github.mesdk.testkit.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Accepts connections on a free port of 127.0.0.1. A daemon thread runs the script on each one. */
final class SocketListener implements AutoCloseable {
  private static final String THREAD_NAME = "mesdk-testkit-wire";
  private static final int BACKLOG = 50;

  private final ServerSocket serverSocket;
  private final Script script;
  private final ScriptContext context;
  private final RequestCounter counter = new RequestCounter();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  SocketListener(Script script, ScriptContext context) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    this.serverSocket = new ServerSocket(0, BACKLOG, loopback);
    this.script = script;
    this.context = context;
    inBackground(this::accept);
  }

  int port() {
    return serverSocket.getLocalPort();
  }

  RequestCounter counter() {
    return counter;
  }

  @Override
  public void close() {
    closed.countDown();
    FaultConnection.closeQuietly(serverSocket);
    open.forEach(FaultConnection::closeQuietly);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = serverSocket.accept();
        counter.countConnection();
        open.add(socket);
        inBackground(() -> play(socket));
      }
    } catch (IOException e) {
      close(); // the owner has closed it, or no more sockets are free: clients get the error
    }
  }

  private void play(Socket socket) {
    FaultConnection connection = new FaultConnection(socket, context, counter, closed);
    try {
      socket.setTcpNoDelay(true); // send each byte immediately
      script.play(connection);
    } catch (IOException clientDisconnected) {
      // Expected: most faults continue until the client gives up.
    } finally {
      connection.close();
      open.remove(socket);
    }
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task, THREAD_NAME);
    thread.setDaemon(true);
    thread.start();
  }
}
