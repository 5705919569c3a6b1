package io.github.mesdk.cache.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A real Redis on a free loopback port, without persistence. It is stopped by its process id. */
final class RedisServer implements AutoCloseable {
  private final int port;
  private Process process;

  RedisServer() throws Exception {
    assumeTrue(
        System.getenv("MESDK_REDIS_REQUIRED") != null || isOnPath(),
        "redis-server is not installed, so the tests against Redis are skipped");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    start();
  }

  private static boolean isOnPath() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "redis-server")));
  }

  String url() {
    return "redis://127.0.0.1:" + port;
  }

  void start() throws Exception {
    List<String> address = List.of("redis-server", "--port", "" + port, "--bind", "127.0.0.1");
    List<String> memory = List.of("--save", "", "--appendonly", "no", "--daemonize", "no");
    process =
        new ProcessBuilder(Stream.concat(address.stream(), memory.stream()).toList())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    for (int attempt = 0; !isListening(); attempt++) {
      if (attempt > 2_000 || !process.isAlive()) {
        throw new IllegalStateException("redis-server does not listen on port " + port);
      }
      Thread.onSpinWait();
      process.waitFor(10, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
  }

  private boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  /** Runs a command whose reply must be {@code OK}. */
  void command(String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write((text + "\r\n").getBytes(UTF_8));
      String reply = new String(socket.getInputStream().readNBytes("+OK".length()), UTF_8);
      if (!reply.equals("+OK")) {
        throw new IOException("Redis refuses " + text);
      }
    }
  }

  /** Sends a signal such as {@code STOP} and {@code CONT}. */
  void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, "" + process.pid())
          .inheritIO()
          .start()
          .onExit()
          .join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      signal("CONT");
      kill();
    }
  }
}
