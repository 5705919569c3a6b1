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
    this(provider, Boolean.toString(large), delayMillis);
  }

  private ServerProcess(String provider, String answer, int delayMillis) throws IOException {
    process =
        new ListeningProcess(
            AnswerServer.class, List.of(provider, answer, Integer.toString(delayMillis)));
    address = URI.create("http://127.0.0.1:" + process.port());
  }

  /** Starts a server whose answer has about this many bytes. */
  public static ServerProcess ofSize(String provider, int bytes) throws IOException {
    return new ServerProcess(provider, Integer.toString(bytes), 0);
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
