package io.github.mesdk.benchmarks.call;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;

/** An {@link AnswerServer} in a process of its own, whose work is in nobody's figures. */
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final URI address;

  ServerProcess(String provider, boolean large) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-classpath",
                System.getProperty("java.class.path"),
                AnswerServer.class.getName(),
                provider,
                Boolean.toString(large))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
    address = URI.create("http://127.0.0.1:" + out.readLine());
  }

  /** Where it answers. */
  URI address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
