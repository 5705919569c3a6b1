package io.github.mesdk.cache;

import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Decides whether an answer may be served. It measures the age of an answer with the monotonic
 * clock, which cannot be set. It compares the expiry of a credential with the wall clock. Each read
 * checks the age and the expiry. Thread-safe.
 */
final class Freshness {
  /** How long the cache serves a stale answer after a failed load before it loads again. */
  private static final Duration RETRY_PAUSE = Duration.ofSeconds(5);

  private static final long MILLISECOND = 1_000_000;

  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private volatile long recentNow;
  private final long timeToLive;
  private final long maxAgeWhileRevalidate;
  private final long maxAgeIfError;
  private final long maxWaitBeforeStale;
  private final long negativeTimeToLive;

  Freshness(MeCacheBuilder from) {
    clock = from.clock;
    nanoTime = from.nanoTime;
    recentNow = nanoTime.getAsLong();
    timeToLive = from.timeToLive.toNanos();
    maxAgeWhileRevalidate = timeToLive + from.staleWhileRevalidate.toNanos();
    maxAgeIfError = timeToLive + from.staleIfError.toNanos();
    maxWaitBeforeStale = from.maxWaitBeforeStale.toNanos();
    negativeTimeToLive = from.negativeTimeToLive.toNanos();
  }

  /** Returns the time of the monotonic clock in nanoseconds. */
  long now() {
    long now = nanoTime.getAsLong();
    if (now - recentNow > MILLISECOND) {
      recentNow = now;
    }
    return now;
  }

  /**
   * Returns the last result of {@link #now()}, or a time up to a millisecond earlier. Reads no
   * clock.
   */
  long recentNow() {
    return recentNow;
  }

  /** Returns whether an answer is within its time to live and no credential has expired. */
  boolean isFresh(CachedAnswer answer, AccessToken token, long now) {
    return isYounger(answer, timeToLive, now) && !hasExpired(answer, token);
  }

  /** Returns whether a stale answer may be served at once, without waiting for a load. */
  boolean mayServeStale(CachedAnswer answer, AccessToken token, long now) {
    long maxAge =
        isInRetryPause(answer, now)
            ? Math.max(maxAgeIfError, maxAgeWhileRevalidate)
            : maxAgeWhileRevalidate;
    return isYounger(answer, maxAge, now) && !hasExpired(answer, token);
  }

  /** Returns whether a stale answer may be served in place of a failure in an outage. */
  boolean mayServeOnError(CachedAnswer answer, AccessToken token) {
    return isYounger(answer, maxAgeIfError, now()) && !hasExpired(answer, token);
  }

  /**
   * Returns how many nanoseconds a call waits for a load before it takes this stale answer. The
   * wait is at most half of the time for which the stale answer may still be served, so that the
   * call can still use it after the wait.
   */
  long maxWaitBeforeStale(CachedAnswer answer, AccessToken token) {
    long left = maxAgeIfError - (now() - answer.loadedAt());
    long expiry =
        Math.min(
            answer.expiresAt(), token.expiresAt().map(Freshness::millis).orElse(Long.MAX_VALUE));
    if (expiry != Long.MAX_VALUE) {
      left = Math.min(left, TimeUnit.MILLISECONDS.toNanos(expiry - clock.millis()));
    }
    return Math.min(maxWaitBeforeStale, left / 2);
  }

  /** Converts to milliseconds of the wall clock. */
  static long millis(Instant expiry) {
    try {
      return expiry.toEpochMilli();
    } catch (ArithmeticException tooLarge) {
      return Long.MAX_VALUE;
    }
  }

  /** Returns whether the last load of a newer answer failed less than {@link #RETRY_PAUSE} ago. */
  boolean isInRetryPause(CachedAnswer answer, long now) {
    return answer.hasFailedReload() && now - answer.reloadFailedAt() < RETRY_PAUSE.toNanos();
  }

  boolean hasExpired(NegativeEntry entry) {
    return now() - entry.rejectedAt() >= negativeTimeToLive;
  }

  boolean isInFuture(Instant expiry) {
    return clock.instant().isBefore(expiry);
  }

  private boolean isYounger(CachedAnswer answer, long maxAge, long now) {
    return now - answer.loadedAt() < maxAge;
  }

  private boolean hasExpired(CachedAnswer answer, AccessToken token) {
    return (answer.expiresAt() != Long.MAX_VALUE && clock.millis() >= answer.expiresAt())
        || hasExpired(token);
  }

  /** Returns whether the token has a known expiry, and that time has passed. */
  boolean hasExpired(AccessToken token) {
    return token.expiresAt().filter(expiry -> !isInFuture(expiry)).isPresent();
  }
}
