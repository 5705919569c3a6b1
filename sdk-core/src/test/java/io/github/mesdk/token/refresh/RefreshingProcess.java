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

/** A program of its own that uses a login which it shares with others through a file. */
public final class RefreshingProcess {
  /** What it is told on its standard input, a line each. */
  public enum Command {
    /** Asks for a token. */
    TOKEN,
    /** Rejects the token that came last, and asks for another. */
    NEXT_TOKEN,
    /** Refreshes ten times, and says "ready". Any failure ends the program. */
    REFRESH,
    /** Asks for tokens and rejects them until the program is killed. */
    REFRESH_FOREVER,
    /** Signs out. */
    CLEAR,
    /** Signs out, unless someone else signed in. */
    CLEAR_IF,
    /** Keeps the file for itself until the next line comes. */
    HOLD
  }

  /** What it says when it got a token, before the token's number. */
  static final String GOT = "got access-";

  /** What it says when no one is signed in any more. */
  static final String LOST = "lost";

  private static final BufferedReader COMMANDS =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
  private static final int AT_ONCE = 10;
  private static final long LONGEST_PAUSE_NANOS = 4_000_000;

  private final Deadline far = Deadline.after(Duration.ofHours(1));
  private final AtomicInteger asked = new AtomicInteger();
  private final TokenStore store;
  private final TokenProvider tokens;
  private AccessToken last = AccessToken.of("none");

  private RefreshingProcess(String name, Path file, LoginKind kind, URI origin) {
    OkHttpClient counting =
        new OkHttpClient.Builder()
            .addInterceptor(chain -> {
              asked.incrementAndGet();
              return chain.proceed(
                  chain.request().newBuilder().header(RotatingServer.PROCESS, name).build());
            })
            .build();
    store = TokenStore.file(file);
    // What build() gives, but for the pauses after a rejection.
    Duration none = Duration.ofNanos(1);
    tokens =
        TokenProvider.cachingBuilder(kind.source(origin, store, counting))
            .backoff(none, none)
            .build();
  }

  /** Its own name, the file, the class of the {@link LoginKind}, and the server's address. */
  public static void main(String[] args) throws Exception {
    LoginKind kind =
        Class.forName(args[2]).asSubclass(LoginKind.class).getDeclaredConstructor().newInstance();
    RefreshingProcess program =
        new RefreshingProcess(args[0], Path.of(args[1]), kind, URI.create(args[3]));
    say("ready");
    for (String line = COMMANDS.readLine(); line != null; line = COMMANDS.readLine()) {
      program.run(Command.valueOf(line));
    }
  }

  private void run(Command command) {
    switch (command) {
      case TOKEN -> ask();
      case NEXT_TOKEN -> askForNext();
      case REFRESH -> refresh();
      case REFRESH_FOREVER -> {
        while (true) {
          askForNext();
          LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS));
        }
      }
      case CLEAR -> {
        store.clear(far);
        say("cleared");
      }
      case CLEAR_IF -> say(store.clearIf(far, login -> true) ? "cleared" : "not signed in");
      case HOLD -> store.update(far, this::hold);
    }
  }

  private void ask() {
    try {
      last = tokens.token();
      say("got " + last.value());
    } catch (UnauthenticatedException over) {
      say(LOST);
    } catch (MeException failed) {
      boolean isEmpty = failed instanceof TokenException none && none.isMissing();
      say(isEmpty ? LOST : "failed: " + failed.getMessage());
    }
  }

  private void askForNext() {
    tokens.invalidate(last);
    ask();
  }

  private void refresh() {
    int enough = asked.get() + AT_ONCE;
    while (asked.get() < enough) {
      // Whatever is in the store now is of no use; the other process may be faster, though.
      tokens.invalidate(tokens.token());
      tokens.token();
    }
    say("ready");
  }

  private Optional<StoredTokens> hold(Optional<StoredTokens> stored) {
    say("held");
    try {
      COMMANDS.readLine();
      return stored;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(String word) {
    System.out.println(word);
    System.out.flush();
  }
}
