package io.github.mesdk.token;

import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A source that returns scripted tokens in order, repeats the last one, and records its calls. */
final class ScriptedTokens implements TokenProvider {
  private final Queue<Supplier<AccessToken>> script = new ConcurrentLinkedQueue<>();
  private volatile Supplier<AccessToken> last =
      () -> {
        throw new AssertionError("the script is empty");
      };
  private final List<Deadline> deadlines = new CopyOnWriteArrayList<>();
  private final List<AccessToken> rejected = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  ScriptedTokens thenReturn(String value) {
    return then(() -> AccessToken.of(value));
  }

  ScriptedTokens thenReturn(String value, Instant expiresAt) {
    return then(() -> AccessToken.of(value, expiresAt));
  }

  ScriptedTokens thenThrow(RuntimeException failure) {
    return then(() -> {
      throw failure;
    });
  }

  ScriptedTokens then(Supplier<AccessToken> step) {
    script.add(step);
    return this;
  }

  @Override
  public AccessToken token() {
    return token(Deadline.after(Duration.ofDays(1)));
  }

  @Override
  public AccessToken token(Deadline deadline) {
    deadlines.add(deadline);
    threads.add(Thread.currentThread());
    Supplier<AccessToken> next = script.poll();
    last = next == null ? last : next;
    return last.get();
  }

  @Override
  public void invalidate(AccessToken token) {
    rejected.add(token);
  }

  int calls() {
    return deadlines.size();
  }

  List<Deadline> deadlines() {
    return deadlines;
  }

  List<AccessToken> rejected() {
    return rejected;
  }

  List<Thread> threads() {
    return threads;
  }
}
