package io.github.mesdk.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, whose work is in nobody's figures. */
public final class ListeningProcess implements AutoCloseable {
  private final Process process;
  private final String port;

  /** Starts this program and waits until it has said the port at which it listens. */
  public ListeningProcess(Class<?> server, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx64m");
    command.add("-classpath");
    command.add(System.getProperty("java.class.path"));
    command.add(server.getName());
    command.addAll(arguments);
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
    port = out.readLine();
  }

  /** Where it listens on this machine. */
  public String port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
