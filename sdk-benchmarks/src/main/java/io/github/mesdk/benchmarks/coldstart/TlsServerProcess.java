package io.github.mesdk.benchmarks.coldstart;

import io.github.mesdk.benchmarks.ListeningProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs one {@link TlsAnswerServer} in a separate process for all measured programs. Neither its
 * start nor its work counts as a cost of a program.
 */
final class TlsServerProcess implements AutoCloseable {
  /** The file name of the trust store that the server writes. */
  static final String TRUST_STORE = "truststore";

  private final ListeningProcess process;

  TlsServerProcess(Path directory) throws IOException {
    process =
        new ListeningProcess(
            TlsAnswerServer.class, List.of(directory.resolve(TRUST_STORE).toString()));
  }

  String address() {
    return "https://localhost:" + process.port();
  }

  @Override
  public void close() {
    process.close();
  }
}
