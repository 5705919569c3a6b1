package io.github.mesdk.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server that runs in a separate process, so that its work is not measured. */
public final class ListeningProcess implements AutoCloseable {
  private final Process process;
  private final String port;

  /**
   * Starts a JVM with the main class {@code server}, and waits until the server has printed its
   * port.
   */
  public ListeningProcess(Class<?> server, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-classpath");
    command.add(System.getProperty("java.class.path"));
    command.add(server.getName());
    command.addAll(arguments);
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
    port = out.readLine();
  }

  /** Returns the server's port on the loopback interface. */
  public String port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
