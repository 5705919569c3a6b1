package io.github.mesdk.examples.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A command that runs in a thread of this process until it is stopped. */
final class RunningCommand implements AutoCloseable {
  private final WatchedOutput out = new WatchedOutput();
  private final WatchedOutput err = new WatchedOutput();
  private final AtomicInteger status = new AtomicInteger(-1);
  private final Thread thread;

  private RunningCommand(String... arguments) {
    Shell shell =
        new Shell(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(),
            Terminal.NONE);
    thread = new Thread(() -> status.set(Me.run(shell, arguments)), "command");
  }

  static RunningCommand start(String... arguments) {
    RunningCommand command = new RunningCommand(arguments);
    command.thread.start();
    return command;
  }

  /** Waits until stdout contains this text, and returns all of it. */
  String outUntil(String text) throws InterruptedException {
    return out.until(text);
  }

  /** Waits until stderr contains this text, and returns all of it. */
  String errUntil(String text) throws InterruptedException {
    return err.until(text);
  }

  /** Interrupts the command and returns its exit status. */
  int stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
    return status.get();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /** Bytes that another thread waits for; written a line at a time. */
  private static final class WatchedOutput extends ByteArrayOutputStream {

    @Override
    public synchronized void flush() {
      notifyAll();
    }

    synchronized String until(String text) throws InterruptedException {
      while (!toString(StandardCharsets.UTF_8).contains(text)) {
        wait();
      }
      return toString(StandardCharsets.UTF_8);
    }
  }
}
