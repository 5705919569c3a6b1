package io.github.mesdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An example that runs in its own process with its own environment. Its output is kept under {@code
 * target/examples}.
 *
 * @param status the exit status
 * @param out the output on stdout
 * @param err the output on stderr
 */
record Program(int status, String out, String err) {
  private static final Path OUTPUTS = Path.of("target", "examples");

  /** Runs the program until it exits. */
  static Program run(Class<?> main, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Files.createDirectories(OUTPUTS);
    Path out = OUTPUTS.resolve(main.getSimpleName() + ".out.txt");
    Path err = OUTPUTS.resolve(main.getSimpleName() + ".err.txt");
    Process process =
        builder(main, environment, arguments)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("exits within 60 s").isTrue();
      return new Program(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }

  /** Starts a program that does not exit by itself, and waits for its first line of output. */
  static Running start(Class<?> main, String... arguments) throws IOException {
    Process process = builder(main, Map.of(), arguments).redirectErrorStream(true).start();
    BufferedReader out = process.inputReader();
    return new Running(process, out.readLine());
  }

  private static ProcessBuilder builder(
      Class<?> main, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.contains("TOKEN") || name.contains("KEY"));
    builder.environment().putAll(environment);
    return builder;
  }

  /**
   * A running program. Closing it kills the process.
   *
   * @param process the process
   * @param firstLine the first line it printed
   */
  record Running(Process process, String firstLine) implements AutoCloseable {
    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
