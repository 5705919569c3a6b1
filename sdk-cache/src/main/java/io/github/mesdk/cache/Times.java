package io.github.mesdk.cache;

import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long an answer may be given. Its age follows the monotonic clock, which nobody sets; the end
 * of a credential is a time of day. Both are looked at on every read.
 */
final class Times {
  /** After a failure, the service is left alone that long by those whom a stale answer serves. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final long MILLISECOND = 1_000_000;

  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private volatile long lately;
  private final long timeToLive;
  private final long whileRevalidating;
  private final long ifError;
  private final long patience;
  private final long refusal;

  Times(MeCacheBuilder from) {
    clock = from.clock;
    nanoTime = from.nanoTime;
    lately = nanoTime.getAsLong();
    timeToLive = from.timeToLive.toNanos();
    whileRevalidating = timeToLive + from.staleWhileRevalidate.toNanos();
    ifError = timeToLive + from.staleIfError.toNanos();
    patience = from.patience.toNanos();
    refusal = from.negativeTimeToLive.toNanos();
  }

  /** By the monotonic clock. */
  long now() {
    long now = nanoTime.getAsLong();
    if (now - lately > MILLISECOND) {
      lately = now;
    }
    return now;
  }

  /**
   * A millisecond behind the last {@link #now()} at most; costs less, for what need not be exact.
   */
  long lately() {
    return lately;
  }

  /** Neither too old, nor is the credential known to have ended. */
  boolean isFresh(Answer answer, AccessToken token, long now) {
    return isYounger(answer, timeToLive, now) && !hasEnded(answer, token);
  }

  /** Too old, but to be given at once: while a newer one is fetched, or after a failure to. */
  boolean mayServeStale(Answer answer, AccessToken token, long now) {
    long limit = isPaused(answer, now) ? Math.max(ifError, whileRevalidating) : whileRevalidating;
    return isYounger(answer, limit, now) && !hasEnded(answer, token);
  }

  /** To be given in place of a failure that says nothing about the user. */
  boolean mayServeOnError(Answer answer, AccessToken token) {
    return isYounger(answer, ifError, now()) && !hasEnded(answer, token);
  }

  /**
   * For how many nanoseconds one waits whom this answer can serve in the end. At most half of the
   * time that is left to it, so that there is some when the wait is over.
   */
  long patience(Answer answer, AccessToken token) {
    long left = ifError - (now() - answer.since());
    long end = Math.min(answer.end(), token.expiresAt().map(Times::millis).orElse(Long.MAX_VALUE));
    if (end != Long.MAX_VALUE) {
      left = Math.min(left, TimeUnit.MILLISECONDS.toNanos(end - clock.millis()));
    }
    return Math.min(patience, left / 2);
  }

  /** In the milliseconds of the wall clock. */
  static long millis(Instant end) {
    try {
      return end.toEpochMilli();
    } catch (ArithmeticException afterAllTime) {
      return Long.MAX_VALUE;
    }
  }

  /** Whether the service was asked for a newer answer just now, and failed. */
  boolean isPaused(Answer answer, long now) {
    return answer.hasFailed() && now - answer.failed() < PAUSE.toNanos();
  }

  boolean isOver(Refusal refused) {
    return now() - refused.since() >= refusal;
  }

  /** Whether there is any use in keeping an answer that ends then. */
  boolean isAhead(Instant end) {
    return clock.instant().isBefore(end);
  }

  private boolean isYounger(Answer answer, long limit, long now) {
    return now - answer.since() < limit;
  }

  private boolean hasEnded(Answer answer, AccessToken token) {
    return (answer.end() != Long.MAX_VALUE && clock.millis() >= answer.end()) || hasEnded(token);
  }

  /** Whether the asker knows that its token is over. */
  boolean hasEnded(AccessToken token) {
    return token.expiresAt().filter(end -> !isAhead(end)).isPresent();
  }
}
