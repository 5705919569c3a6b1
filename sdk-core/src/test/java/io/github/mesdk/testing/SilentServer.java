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

/** Takes one connection, says what it is told to say once something was sent, and then nothing. */
public final class SilentServer implements Closeable {
  private final ServerSocket listener;
  private final String words;
  private final CountDownLatch spoken = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);

  /** One that says these words. */
  public SilentServer(String words) throws IOException {
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.words = words;
    Thread thread = new Thread(this::serve, "silent-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    try (Socket caller = listener.accept()) {
      InputStream in = caller.getInputStream();
      if (in.read() >= 0) {
        caller.getOutputStream().write(words.getBytes(US_ASCII));
        spoken.countDown();
        in.transferTo(OutputStream.nullOutputStream());
      }
      left.countDown();
    } catch (IOException reset) {
      left.countDown();
    }
  }

  /** Its origin by the loopback literal. */
  public URI origin(String scheme) {
    return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
  }

  /** Waits until it has said all it says. */
  public void awaitSpoken() throws InterruptedException {
    await(spoken, "nobody asked");
  }

  /** Waits until the caller has closed the connection. */
  public void awaitLeft() throws InterruptedException {
    await(left, "the connection is still open");
  }

  private static void await(CountDownLatch latch, String otherwise) throws InterruptedException {
    if (!latch.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError(otherwise);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
