package io.github.mesdk.benchmarks.coldstart;

import io.github.mesdk.benchmarks.ListeningProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A {@link TlsAnswerServer} in a separate process, which is warm when the programs start. */
final class TlsServerProcess implements AutoCloseable {
  /** The file name of the trust store. */
  static final String TRUST = "trust";

  private final ListeningProcess process;

  TlsServerProcess(Path home) throws IOException {
    process = new ListeningProcess(TlsAnswerServer.class, List.of(home.resolve(TRUST).toString()));
  }

  String address() {
    return "https://localhost:" + process.port();
  }

  @Override
  public void close() {
    process.close();
  }
}
