package io.github.mesdk.cache;

import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long an answer may be served. Its age follows the monotonic clock, which nobody sets; the
 * expiry of a credential is a time of day. Both are checked on every read.
 */
final class Freshness {
  /** After a failure, callers that a stale answer serves do not ask the service for so long. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final long MILLISECOND = 1_000_000;

  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private volatile long lately;
  private final long timeToLive;
  private final long whileRevalidating;
  private final long ifError;
  private final long maxWaitBeforeStale;
  private final long negativeTimeToLive;

  Freshness(MeCacheBuilder from) {
    clock = from.clock;
    nanoTime = from.nanoTime;
    lately = nanoTime.getAsLong();
    timeToLive = from.timeToLive.toNanos();
    whileRevalidating = timeToLive + from.staleWhileRevalidate.toNanos();
    ifError = timeToLive + from.staleIfError.toNanos();
    maxWaitBeforeStale = from.maxWaitBeforeStale.toNanos();
    negativeTimeToLive = from.negativeTimeToLive.toNanos();
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

  /** Neither too old, nor is the credential known to have expired. */
  boolean isFresh(CachedAnswer answer, AccessToken token, long now) {
    return isYounger(answer, timeToLive, now) && !hasExpired(answer, token);
  }

  /** Too old, but served at once: while a newer one is fetched, or after a failure to fetch it. */
  boolean mayServeStale(CachedAnswer answer, AccessToken token, long now) {
    long limit = isPaused(answer, now) ? Math.max(ifError, whileRevalidating) : whileRevalidating;
    return isYounger(answer, limit, now) && !hasExpired(answer, token);
  }

  /** Served in place of a failure that says nothing about the user. */
  boolean mayServeOnError(CachedAnswer answer, AccessToken token) {
    return isYounger(answer, ifError, now()) && !hasExpired(answer, token);
  }

  /**
   * For how many nanoseconds a caller waits that this answer can serve in the end. At most half of
   * the time that the answer has left, so that there is some when the wait is over.
   */
  long maxWaitBeforeStale(CachedAnswer answer, AccessToken token) {
    long left = ifError - (now() - answer.loadedAt());
    long expiry =
        Math.min(
            answer.expiresAt(), token.expiresAt().map(Freshness::millis).orElse(Long.MAX_VALUE));
    if (expiry != Long.MAX_VALUE) {
      left = Math.min(left, TimeUnit.MILLISECONDS.toNanos(expiry - clock.millis()));
    }
    return Math.min(maxWaitBeforeStale, left / 2);
  }

  /** In the milliseconds of the wall clock. */
  static long millis(Instant expiry) {
    try {
      return expiry.toEpochMilli();
    } catch (ArithmeticException afterAllTime) {
      return Long.MAX_VALUE;
    }
  }

  /** Whether the service was asked for a newer answer just now, and failed. */
  boolean isPaused(CachedAnswer answer, long now) {
    return answer.hasFailed() && now - answer.failedAt() < PAUSE.toNanos();
  }

  boolean isOver(NegativeEntry rejected) {
    return now() - rejected.rejectedAt() >= negativeTimeToLive;
  }

  /** Whether there is any use in keeping an answer that expires then. */
  boolean isAhead(Instant expiry) {
    return clock.instant().isBefore(expiry);
  }

  private boolean isYounger(CachedAnswer answer, long limit, long now) {
    return now - answer.loadedAt() < limit;
  }

  private boolean hasExpired(CachedAnswer answer, AccessToken token) {
    return (answer.expiresAt() != Long.MAX_VALUE && clock.millis() >= answer.expiresAt())
        || hasExpired(token);
  }

  /** Whether the caller knows that its token has expired. */
  boolean hasExpired(AccessToken token) {
    return token.expiresAt().filter(expiry -> !isAhead(expiry)).isPresent();
  }
}
