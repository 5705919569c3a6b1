package io.github.mesdk.benchmarks.call;

import io.github.mesdk.benchmarks.ListeningProcess;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** An {@link AnswerServer} in a separate process, so that its work is not measured. */
public final class ServerProcess implements AutoCloseable {
  private final ListeningProcess process;
  private final URI address;

  /** Starts a server that answers at once. */
  public ServerProcess(String provider, boolean large) throws IOException {
    this(provider, large, 0);
  }

  /** Starts a server that answers after a delay. */
  public ServerProcess(String provider, boolean large, int delayMillis) throws IOException {
    process =
        new ListeningProcess(
            AnswerServer.class,
            List.of(provider, Boolean.toString(large), Integer.toString(delayMillis)));
    address = URI.create("http://127.0.0.1:" + process.port());
  }

  /** The base URL of the server. */
  public URI address() {
    return address;
  }

  @Override
  public void close() {
    process.close();
  }
}
