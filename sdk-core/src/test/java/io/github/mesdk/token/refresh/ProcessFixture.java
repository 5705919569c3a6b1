package io.github.mesdk.token.refresh;

import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A login in a file, processes that use it, and a server with single-use refresh tokens. */
abstract class ProcessFixture {
  final Deadline far = Deadline.after(Duration.ofHours(1));
  private final List<RunningProcess> started = new ArrayList<>();

  @TempDir Path folder;
  RotatingServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = new RotatingServer();
    put(StoredTokens.of("refresh-0"));
  }

  @AfterEach
  void stop() {
    started.forEach(RunningProcess::close);
    server.close();
  }

  /** The kind of login. */
  protected abstract Class<? extends LoginKind> kind();

  /** The command that runs Java; empty to run Java itself. */
  protected List<String> launcher() {
    return List.of();
  }

  /** The file of the login. */
  Path file() {
    return folder.resolve("login");
  }

  final TokenStore store() {
    return TokenStore.file(file());
  }

  final void put(StoredTokens login) {
    store().update(far, before -> Optional.of(login));
  }

  final RunningProcess start() throws IOException, InterruptedException {
    RunningProcess process = launch(line -> {});
    process.line(); // ready
    return process;
  }

  /** Starts a process without waiting until it is ready. */
  final RunningProcess launch(Consumer<String> listener) throws IOException {
    String name = "process-" + started.size();
    RunningProcess process =
        RunningProcess.start(
            name, file(), folder.resolve(name), kind(), server.origin(), launcher(), listener);
    started.add(process);
    return process;
  }
}
