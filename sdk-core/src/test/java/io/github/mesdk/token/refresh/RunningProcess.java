package io.github.mesdk.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.CallingProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A {@link RefreshingProcess} as the one sees it that started it. */
public final class RunningProcess implements AutoCloseable {
  private static final String ENDED = "(ended)";
  private static final long PATIENCE_SECONDS = 60;

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
   * Starts one on this machine's Java.
   *
   * @param name its name, and that of the file beside {@code file} for what it complains of
   * @param listener gets each line that it says, at once
   */
  public static RunningProcess start(
      String name,
      Path file,
      Path errors,
      Class<? extends LoginKind> kind,
      URI origin,
      Consumer<String> listener)
      throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    // Quick to start; the statistics of the JVM are a file, which would need room on the disk.
    ProcessBuilder command =
        new ProcessBuilder(
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
            origin.toString());
    Process process = command.redirectError(errors.toFile()).start();
    return new RunningProcess(name, process, errors, listener);
  }

  private void read() {
    try (BufferedReader in = process.inputReader()) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
        listener.accept(line);
      }
    } catch (IOException closed) {
      // It has ended, as at the end of what it says.
    } finally {
      lines.add(ENDED);
    }
  }

  /** The name by which the server knows it. */
  public String name() {
    return name;
  }

  /** Its number for the operating system. */
  public long pid() {
    return process.pid();
  }

  /** Tells it what to do. */
  public void send(RefreshingProcess.Command command) throws IOException {
    process.outputWriter().append(command.name()).append('\n').flush();
  }

  /** The next line that it says. */
  public String line() throws InterruptedException {
    String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(line)
        .describedAs("a line of %s, whose errors are in %s", name, errors)
        .isNotNull()
        .isNotEqualTo(ENDED);
    return line;
  }

  /** Tells it what to do, and returns what it says then. */
  public String ask(RefreshingProcess.Command command) throws IOException, InterruptedException {
    send(command);
    return line();
  }

  /** Waits until it says that it got another token. */
  public void awaitNextToken() throws InterruptedException {
    lines.clear();
    String line = line();
    while (!line.startsWith(RefreshingProcess.GOT)) {
      line = line();
    }
  }

  /** Waits for its end by itself, which is a good one. */
  public void end() throws IOException, InterruptedException {
    process.outputWriter().close();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(errors)).doesNotContain("Exception");
    assertThat(process.exitValue()).isZero();
  }

  /** Kills it with SIGKILL, and returns when it is gone and all that it said was heard. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    reader.join();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
