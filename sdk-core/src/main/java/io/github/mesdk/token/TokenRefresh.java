package io.github.mesdk.token;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.concurrent.Interrupts;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One question to the source, which any number of callers wait for. What becomes of a caller never
 * changes what becomes of the refresh.
 */
final class TokenRefresh {
  private final List<AccessToken> rejected;
  private final boolean followsRejection;
  private final Duration timeout;
  private final Deadline limit;
  private final CompletableFuture<AccessToken> result = new CompletableFuture<>();
  private final AtomicReference<@Nullable Thread> runner = new AtomicReference<>();

  /**
   * A refresh.
   *
   * @param rejected what the source is told of first
   * @param followsRejection whether the token in use was rejected, and this is why it is asked
   */
  TokenRefresh(
      List<AccessToken> rejected, boolean followsRejection, Duration timeout, Deadline limit) {
    this.rejected = rejected;
    this.followsRejection = followsRejection;
    this.timeout = timeout;
    this.limit = limit;
  }

  boolean followsRejection() {
    return followsRejection;
  }

  /** Asks on the current thread, which must be the refresh's own. */
  AccessToken ask(TokenProvider source) {
    runner.set(Thread.currentThread());
    try {
      rejected.forEach(source::invalidate);
      AccessToken token = source.token(limit);
      if (token == null) {
        throw TokenException.of("the token source gave null");
      }
      return token;
    } finally {
      runner.set(null);
    }
  }

  void succeed(AccessToken token) {
    result.complete(token);
  }

  void fail(MeException failure) {
    result.completeExceptionally(failure);
  }

  /**
   * The refreshed token. Waits no longer than the caller will, nor than the refresh may.
   *
   * @throws MeException the caller's own copy of the refresh's failure, or why it did not wait
   */
  AccessToken await(Duration patience) {
    try {
      Duration wait = Durations.shorter(patience, limit.remaining());
      return result.get(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      throw copy((MeException) requireNonNull(failed.getCause()));
    } catch (TimeoutException stillRunning) {
      throw limit.hasPassed()
          ? cut()
          : TokenException.unavailable(
              "the token was not refreshed within the time that the call had left", null);
    } catch (InterruptedException stopped) {
      throw Interrupts.during("waiting for a token");
    }
  }

  /** A source that heeds no deadline is woken; until it returns, no other refresh begins. */
  private TokenException cut() {
    Thread asking = runner.getAndSet(null);
    if (asking != null) {
      asking.interrupt();
    }
    return overdue(null);
  }

  private TokenException overdue(@Nullable Throwable cause) {
    return TokenException.unavailable("the token source did not answer within " + timeout, cause);
  }

  /** The meaning that callers get of what {@link #ask} threw. */
  MeException meaning(Throwable thrown) {
    if (Interrupts.isInterrupt(thrown)) {
      // Only cut() interrupts this thread, and none of the callers was interrupted.
      return overdue(thrown);
    }
    if (thrown instanceof MeException failure) {
      return failure;
    }
    return thrown instanceof LinkageError // jars that do not fit together do not pass with time
        ? TokenException.of("the token source failed", thrown)
        : TokenException.unavailable("the token source failed", thrown);
  }

  /** One exception thrown in many threads would gather the marks of all. */
  static MeException copy(MeException failure) {
    return failure.copy();
  }
}
