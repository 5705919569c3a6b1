package io.github.mesdk.cache.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link Member} in a JVM of its own. */
public final class MemberProcess implements AutoCloseable {
  static final String READY = "ready";

  private final Process process;
  private final PrintStream to;
  private final BufferedReader from;
  private boolean ready;

  /**
   * Starts a process.
   *
   * @param main creates the store from its arguments and calls {@link Member#run} with the last one
   */
  public MemberProcess(Class<?> main, List<String> store, String provider) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(store);
    command.add(provider);
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    to = new PrintStream(process.getOutputStream(), true, UTF_8);
    from = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /** Waits until the process accepts commands. */
  public void awaitReady() throws IOException {
    if (!ready && !answer().equals(READY)) {
      throw new IOException("the member does not start");
    }
    ready = true;
  }

  /** Sends a command without waiting for its answer. */
  public void send(String command) {
    to.println(command);
  }

  public String answer() throws IOException {
    String line = from.readLine();
    if (line == null) {
      throw new IOException("the member has ended");
    }
    return line;
  }

  public String run(String command) throws IOException {
    send(command);
    return answer();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
