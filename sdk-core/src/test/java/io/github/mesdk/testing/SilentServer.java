package io.github.mesdk.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Accepts one connection, sends a fixed reply after the first byte, and then stays silent. */
public final class SilentServer implements Closeable {
  private final ServerSocket listener;
  private final String reply;
  private final CountDownLatch replied = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Starts a server with this reply, which may be empty or incomplete. */
  public SilentServer(String reply) throws IOException {
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.reply = reply;
    Thread thread = new Thread(this::serve, "silent-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    try (Socket client = listener.accept()) {
      InputStream in = client.getInputStream();
      if (in.read() >= 0) {
        client.getOutputStream().write(reply.getBytes(US_ASCII));
        replied.countDown();
        in.transferTo(OutputStream.nullOutputStream());
      }
      closed.countDown();
    } catch (IOException reset) {
      closed.countDown();
    }
  }

  /** The origin, with a loopback address. */
  public URI origin(String scheme) {
    return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
  }

  /** Waits until the server has sent its reply. */
  public void awaitReplied() throws InterruptedException {
    await(replied, "no request arrived");
  }

  /** Waits until the client has closed the connection. */
  public void awaitClosed() throws InterruptedException {
    await(closed, "the connection is still open");
  }

  private static void await(CountDownLatch latch, String message) throws InterruptedException {
    if (!latch.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError(message);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
