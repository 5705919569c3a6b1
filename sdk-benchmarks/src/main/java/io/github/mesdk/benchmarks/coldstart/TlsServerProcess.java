package io.github.mesdk.benchmarks.coldstart;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;

/** A {@link TlsAnswerServer} in a process of its own, warm when the programs begin. */
final class TlsServerProcess implements AutoCloseable {
  /** The file that holds what to trust. */
  static final String TRUST = "trust";

  private final Process process;
  private final String address;

  TlsServerProcess(Path home) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-classpath",
                System.getProperty("java.class.path"),
                TlsAnswerServer.class.getName(),
                home.resolve(TRUST).toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
    address = "https://localhost:" + out.readLine();
  }

  String address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
