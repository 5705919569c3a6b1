package io.github.mesdk.token;

import io.github.mesdk.AskingProcess;
import io.github.mesdk.login.CloudBaseLogin;
import io.github.mesdk.login.LoginServer;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;

/** A program of its own that renews a login which it shares with others through a file. */
final class RenewingProcess {
  private RenewingProcess() {}

  /**
   * Renews at {@code args[1]} itself as often as {@code args[2]} says for each byte it is sent, and
   * says "ready" before and after; with "hold" it keeps the file.
   */
  public static void main(String[] args) throws IOException {
    TokenStore store = TokenStore.file(Path.of(args[0]));
    if (args[1].equals("hold")) {
      store.update(Deadline.after(Duration.ofMinutes(1)), stored -> hold());
      return;
    }
    String self = String.valueOf(ProcessHandle.current().pid());
    AtomicInteger asked = new AtomicInteger();
    OkHttpClient counting =
        new OkHttpClient.Builder()
            .addInterceptor(chain -> {
              asked.incrementAndGet();
              return chain.proceed(
                  chain.request().newBuilder().header(LoginServer.ASKER, self).build());
            })
            .build();
    TokenProvider source =
        CloudBaseLogin.refreshing(CloudBase.at(URI.create(args[1])), store)
            .httpClient(counting)
            .source();
    // What build() gives, but for the pauses after a rejection.
    Duration none = Duration.ofNanos(1);
    TokenProvider tokens = TokenProvider.cachingBuilder(source).backoff(none, none).build();
    say("ready");
    while (System.in.read() >= 0) {
      int enough = asked.get() + Integer.parseInt(args[2]);
      while (asked.get() < enough) {
        // Whatever is in the store now is of no use; the other process may be faster, though.
        tokens.invalidate(tokens.token());
        tokens.token();
      }
      say("ready");
    }
  }

  private static Optional<StoredTokens> hold() {
    say("held");
    try {
      System.in.read(); // until it is killed
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(String word) {
    System.out.println(word);
    System.out.flush();
  }

  /** Starts one on this machine's Java. */
  static Process start(Path errors, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xshare:auto");
    command.add("-cp");
    command.add(AskingProcess.classPath());
    command.add(RenewingProcess.class.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(errors.toFile()).start();
  }
}
