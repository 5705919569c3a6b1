package io.github.mesdk.cache.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Forwards connections to a server, and delays the replies. */
final class SlowProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  volatile long delayMillis;

  SlowProxy(int target) throws IOException {
    this.target = target;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  String url() {
    return "redis://127.0.0.1:" + listener.getLocalPort();
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void start(Step step) {
    Thread thread =
        new Thread(() -> {
          try {
            step.run();
          } catch (IOException closed) {
            Thread.currentThread().interrupt(); // the connection has ended, and this thread ends
          }
        });
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() throws IOException {
    while (true) {
      Socket from = listener.accept();
      start(() -> forward(from));
    }
  }

  private void forward(Socket from) throws IOException {
    try (from;
        Socket to = new Socket(InetAddress.getLoopbackAddress(), target)) {
      start(() -> {
        try (from;
            to) {
          copy(from.getInputStream(), to.getOutputStream(), false);
        }
      });
      copy(to.getInputStream(), from.getOutputStream(), true);
    }
  }

  private void copy(InputStream in, OutputStream out, boolean isReply) throws IOException {
    byte[] buffer = new byte[8_192];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      if (isReply) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delayMillis));
      }
      out.write(buffer, 0, read);
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
