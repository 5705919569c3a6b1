package io.github.mesdk.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.CallingProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The test's handle for a running {@link RefreshingProcess}. */
public final class RunningProcess implements AutoCloseable {
  private static final String EXITED = "(exited)";
  private static final long TIMEOUT_SECONDS = 60;

  private final String name;
  private final Process process;
  private final Path errors;
  private final Consumer<String> listener;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Thread reader = new Thread(this::read, "lines of a process");

  private RunningProcess(String name, Process process, Path errors, Consumer<String> listener) {
    this.name = name;
    this.process = process;
    this.errors = errors;
    this.listener = listener;
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a process with the same Java as this one.
   *
   * @param name the name of the process
   * @param errors the file for its standard error
   * @param launcher a command that runs Java, such as one that drops privileges; empty for none
   * @param listener receives each line of output immediately
   */
  public static RunningProcess start(
      String name,
      Path file,
      Path errors,
      Class<? extends LoginKind> kind,
      URI origin,
      List<String> launcher,
      Consumer<String> listener)
      throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    // Starts fast, and without the performance data file, which needs disk space.
    List<String> command = new ArrayList<>(launcher);
    command.addAll(
        List.of(
            java,
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-cp",
            CallingProcess.classPath(),
            RefreshingProcess.class.getName(),
            name,
            file.toString(),
            kind.getName(),
            origin.toString()));
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    return new RunningProcess(name, process, errors, listener);
  }

  private void read() {
    try (BufferedReader in = process.inputReader()) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
        listener.accept(line);
      }
    } catch (IOException closed) {
      // The process has exited.
    } finally {
      lines.add(EXITED);
    }
  }

  /** The name that identifies the process to the server. */
  public String name() {
    return name;
  }

  /** The process id. */
  public long pid() {
    return process.pid();
  }

  /** Sends a command. */
  public void send(RefreshingProcess.Command command) throws IOException {
    process.outputWriter().append(command.name()).append('\n').flush();
  }

  /** Returns the next line of output. */
  public String line() throws InterruptedException {
    String line = lines.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    assertThat(line)
        .describedAs("a line of %s, whose errors are in %s", name, errors)
        .isNotNull()
        .isNotEqualTo(EXITED);
    return line;
  }

  /** Sends a command and returns the next line of output. */
  public String sendAndRead(RefreshingProcess.Command command)
      throws IOException, InterruptedException {
    send(command);
    return line();
  }

  /** Waits until the process reports another token. */
  public void awaitNextToken() throws InterruptedException {
    lines.clear();
    String line = line();
    while (!line.startsWith(RefreshingProcess.GOT)) {
      line = line();
    }
  }

  /** Closes the input and waits for a successful exit. */
  public void awaitExit() throws IOException, InterruptedException {
    process.outputWriter().close();
    assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(errors)).doesNotContain("Exception");
    assertThat(process.exitValue()).isZero();
  }

  /** Stops the process with SIGSTOP, as a debugger or a suspended virtual machine does. */
  public void suspend() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets a stopped process continue. */
  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  /** Kills the process with SIGKILL. Returns when it is gone and all its output was read. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    reader.join();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
