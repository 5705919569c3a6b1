package io.github.mesdk.benchmarks.call;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;

/** An {@link AnswerServer} in a process of its own, whose work is in nobody's figures. */
public final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final URI address;

  /** Starts one that answers at once. */
  public ServerProcess(String provider, boolean large) throws IOException {
    this(provider, large, 0);
  }

  /** Starts one that takes its time. */
  public ServerProcess(String provider, boolean large, int delayMillis) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-classpath",
                System.getProperty("java.class.path"),
                AnswerServer.class.getName(),
                provider,
                Boolean.toString(large),
                Integer.toString(delayMillis))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
    address = URI.create("http://127.0.0.1:" + out.readLine());
  }

  /** Where it answers. */
  public URI address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
