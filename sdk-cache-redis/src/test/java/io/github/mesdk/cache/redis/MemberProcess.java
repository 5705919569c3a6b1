package io.github.mesdk.cache.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** A {@link Member} in a JVM of its own. */
final class MemberProcess implements AutoCloseable {
  private final Process process;
  private final PrintStream to;
  private final BufferedReader from;

  MemberProcess(String redis, String provider) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
            "-cp",
            System.getProperty("java.class.path"),
            Member.class.getName(),
            redis,
            provider);
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    to = new PrintStream(process.getOutputStream(), true, UTF_8);
    from = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /** Sends a command without waiting for its answer. */
  void send(String command) {
    to.println(command);
  }

  String answer() throws IOException {
    String line = from.readLine();
    if (line == null) {
      throw new IOException("the member has ended");
    }
    return line;
  }

  String run(String command) throws IOException {
    send(command);
    return answer();
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
