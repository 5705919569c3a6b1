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
 * One call to the token source, shared by any number of waiting callers. A caller that times out or
 * is interrupted does not affect the refresh.
 */
final class TokenRefresh {
  private final List<AccessToken> rejected;
  private final boolean followsRejection;
  private final Duration timeout;
  private final Deadline limit;
  private final CompletableFuture<AccessToken> result = new CompletableFuture<>();
  private final AtomicReference<@Nullable Thread> runner = new AtomicReference<>();

  /**
   * Creates a refresh that has not started.
   *
   * @param rejected tokens to invalidate in the source before the call
   * @param followsRejection whether the refresh replaces a rejected token
   * @param timeout the time limit, for messages
   * @param limit the same limit, as a deadline
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

  /** Calls the source on the current thread, which must be the refresh thread. */
  AccessToken fetch(TokenProvider source) {
    runner.set(Thread.currentThread());
    try {
      rejected.forEach(source::invalidate);
      AccessToken token = source.token(limit);
      if (token == null) {
        throw TokenException.of("the token source returned null");
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
   * Waits for the refreshed token until {@code maxWait} or the refresh timeout has passed.
   *
   * @throws MeException the failure of the refresh, as a copy for this caller, or the reason why
   *     this caller stopped waiting
   */
  AccessToken await(Duration maxWait) {
    try {
      Duration wait = Durations.shorter(maxWait, limit.remaining());
      return result.get(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      throw copy((MeException) requireNonNull(failed.getCause()));
    } catch (TimeoutException stillRunning) {
      throw limit.hasPassed()
          ? timeOut()
          : TokenException.unavailable(
              "the token was not refreshed before the deadline of the call", null);
    } catch (InterruptedException stopped) {
      throw Interrupts.during("waiting for a token");
    }
  }

  /**
   * Interrupts a source that ignores its deadline, and returns the exception for callers. No other
   * refresh starts until the source returns.
   */
  private TokenException timeOut() {
    Thread running = runner.getAndSet(null);
    if (running != null) {
      running.interrupt();
    }
    return timeoutException(null);
  }

  private TokenException timeoutException(@Nullable Throwable cause) {
    return TokenException.unavailable("the token source did not answer within " + timeout, cause);
  }

  /** Converts what {@link #fetch} threw to the exception for callers. */
  MeException toMeException(Throwable thrown) {
    if (Interrupts.isInterrupt(thrown)) {
      // Only timeOut() interrupts the refresh thread, so this failure is a timeout.
      return timeoutException(thrown);
    }
    if (thrown instanceof MeException failure) {
      return failure;
    }
    return thrown instanceof LinkageError // incompatible jars are not a transient failure
        ? TokenException.of("the token source failed", thrown)
        : TokenException.unavailable("the token source failed", thrown);
  }

  /**
   * Returns a copy for one caller. Callers must not add suppressed exceptions to a shared instance.
   */
  static MeException copy(MeException failure) {
    return failure.copy();
  }
}
