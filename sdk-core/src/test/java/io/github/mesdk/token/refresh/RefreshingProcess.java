package io.github.mesdk.token.refresh;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import okhttp3.OkHttpClient;

/** A separate program that shares a login with other processes through a file. */
public final class RefreshingProcess {
  /** Commands on standard input, one per line. */
  public enum Command {
    /** Requests a token. */
    TOKEN,
    /** Invalidates the last token and requests another one. */
    NEXT_TOKEN,
    /** Refreshes ten times and prints "ready". Any failure exits the program. */
    REFRESH,
    /** Requests and invalidates tokens until the program is killed. */
    REFRESH_FOREVER,
    /** Signs out. */
    CLEAR,
    /** Signs out, unless someone else signed in. */
    CLEAR_IF,
    /** Locks the file until the next line of input. */
    HOLD
  }

  /** The output for a token, before its number. */
  static final String GOT = "got access-";

  /** The output when no one is signed in any more. */
  static final String LOST = "lost";

  private static final BufferedReader COMMANDS =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
  private static final int REFRESHES = 10;
  private static final long LONGEST_PAUSE_NANOS = 4_000_000;

  private final Deadline far = Deadline.after(Duration.ofHours(1));
  private final AtomicInteger requests = new AtomicInteger();
  private final TokenStore store;
  private final TokenProvider tokens;
  private AccessToken last = AccessToken.of("none");

  private RefreshingProcess(String name, Path file, LoginKind kind, URI origin) {
    OkHttpClient counting =
        new OkHttpClient.Builder()
            .addInterceptor(chain -> {
              requests.incrementAndGet();
              return chain.proceed(
                  chain.request().newBuilder().header(RotatingServer.PROCESS, name).build());
            })
            .build();
    store = TokenStore.file(file);
    // Same as build(), but without the backoff after a rejection.
    Duration none = Duration.ofNanos(1);
    tokens =
        TokenProvider.cachingBuilder(kind.source(origin, store, counting))
            .backoff(none, none)
            .build();
  }

  /**
   * Arguments: name of the process, file of the login, class of the {@link LoginKind}, server
   * address.
   */
  public static void main(String[] args) throws Exception {
    LoginKind kind =
        Class.forName(args[2]).asSubclass(LoginKind.class).getDeclaredConstructor().newInstance();
    RefreshingProcess program =
        new RefreshingProcess(args[0], Path.of(args[1]), kind, URI.create(args[3]));
    print("ready");
    for (String line = COMMANDS.readLine(); line != null; line = COMMANDS.readLine()) {
      program.run(Command.valueOf(line));
    }
  }

  private void run(Command command) {
    switch (command) {
      case TOKEN -> requestToken();
      case NEXT_TOKEN -> requestNextToken();
      case REFRESH -> refresh();
      case REFRESH_FOREVER -> {
        while (true) {
          requestNextToken();
          LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS));
        }
      }
      case CLEAR -> clear();
      case CLEAR_IF -> print(store.clearIf(far, login -> true) ? "cleared" : "not signed in");
      case HOLD -> store.update(far, this::hold);
    }
  }

  private void clear() {
    try {
      store.clear(far);
      print("cleared");
    } catch (MeException failed) {
      print("failed: " + failed.getMessage());
    }
  }

  private void requestToken() {
    try {
      last = tokens.token();
      print("got " + last.value());
    } catch (UnauthenticatedException invalid) {
      print(LOST);
    } catch (MeException failed) {
      boolean isEmpty = failed instanceof TokenException none && none.isMissing();
      print(isEmpty ? LOST : "failed: " + failed.getMessage());
    }
  }

  private void requestNextToken() {
    tokens.invalidate(last);
    requestToken();
  }

  private void refresh() {
    int enough = requests.get() + REFRESHES;
    while (requests.get() < enough) {
      // Forces a refresh, unless the other process refreshes first.
      tokens.invalidate(tokens.token());
      tokens.token();
    }
    print("ready");
  }

  private Optional<StoredTokens> hold(Optional<StoredTokens> stored) {
    print("held");
    try {
      COMMANDS.readLine();
      return stored;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(String word) {
    System.out.println(word);
    System.out.flush();
  }
}
