package io.github.mesdk.token;

import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program of its own that renews a login which it shares with others through a file. */
final class RenewingProcess {
  /**
   * The header with the next refresh token. A body would be a packet of its own, which the network
   * may hold back for 40 ms.
   */
  static final String NEXT = "Next-Refresh-Token";

  private RenewingProcess() {}

  /** Renews at {@code args[1]} as often as {@code args[2]} says, or with "hold" keeps the file. */
  public static void main(String[] args) throws IOException {
    TokenStore store = TokenStore.file(Path.of(args[0]));
    if (args[1].equals("hold")) {
      store.update(Deadline.after(Duration.ofMinutes(1)), stored -> hold());
      return;
    }
    URI endpoint = URI.create(args[1]);
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      store.update(
          Deadline.after(Duration.ofMinutes(1)),
          stored -> Optional.of(renewed(endpoint, stored.orElseThrow())));
    }
  }

  private static Optional<StoredTokens> hold() {
    System.out.println("held");
    System.out.flush();
    try {
      System.in.read(); // until it is killed
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StoredTokens renewed(URI endpoint, StoredTokens before) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              endpoint.resolve("/" + before.refreshToken()).toURL().openConnection();
      return StoredTokens.of(connection.getHeaderField(NEXT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts one on this machine's Java. */
  static Process start(Path errors, String... args) throws IOException {
    Path classes = Path.of(System.getProperty("basedir", "."), "target");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xshare:auto");
    command.add("-cp");
    command.add(
        classes.resolve("classes")
            + System.getProperty("path.separator")
            + classes.resolve("test-classes"));
    command.add(RenewingProcess.class.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(errors.toFile()).start();
  }
}
