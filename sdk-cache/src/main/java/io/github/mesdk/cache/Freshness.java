package io.github.mesdk.cache;

import io.github.mesdk.concurrent.AgeClock;
import io.github.mesdk.concurrent.AgeClock.Moment;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.Identity;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Decides whether an answer may be served. The age of an answer is the larger age of two clocks, so
 * time that the machine slept counts, and setting the wall clock back changes nothing. It compares
 * the expiry of a token or session with the wall clock. Each read checks the age and the expiry.
 * Thread-safe.
 */
final class Freshness {
  /** How long the cache serves a stale answer after a failed load before it loads again. */
  private static final Duration RETRY_PAUSE = Duration.ofSeconds(5);

  private static final long NANOS_PER_MILLISECOND = 1_000_000;

  private final AgeClock ages;
  private volatile long recentNow;

  /** In nanoseconds, as all durations in the fields below. */
  private final long timeToLive;

  private final long maxAgeWhileRevalidate;
  private final long maxAgeIfError;
  private final long maxWaitBeforeStale;
  private final long negativeTimeToLive;

  Freshness(MeCacheBuilder from) {
    ages = new AgeClock(from.clock, from.nanoTime);
    recentNow = from.nanoTime.getAsLong();
    timeToLive = from.timeToLive.toNanos();
    maxAgeWhileRevalidate = timeToLive + from.staleWhileRevalidate.toNanos();
    maxAgeIfError = timeToLive + from.staleIfError.toNanos();
    maxWaitBeforeStale = from.maxWaitBeforeStale.toNanos();
    negativeTimeToLive = from.negativeTimeToLive.toNanos();
  }

  Moment now() {
    Moment now = ages.now();
    if (now.nanos() - recentNow > NANOS_PER_MILLISECOND) {
      recentNow = now.nanos();
    }
    return now;
  }

  /**
   * Returns a time of the monotonic clock that is at most one millisecond earlier than the last
   * result of {@link #now()}. Reads no clock.
   */
  long recentNow() {
    return recentNow;
  }

  /**
   * Returns whether an answer is within its time to live, and neither the token or session that it
   * was loaded with nor {@code token}, the token of the current call, has expired.
   */
  boolean isFresh(CachedAnswer answer, AccessToken token, Moment now) {
    return isYounger(answer, timeToLive, now) && !hasExpired(answer, token);
  }

  boolean isFresh(Loaded<?> loaded, AccessToken token) {
    return isUsable(loaded, token, timeToLive);
  }

  boolean mayServeStale(Loaded<?> loaded, AccessToken token) {
    return isUsable(loaded, token, maxAgeWhileRevalidate);
  }

  boolean mayServeOnError(Loaded<?> loaded, AccessToken token) {
    return isUsable(loaded, token, maxAgeIfError);
  }

  private boolean isUsable(Loaded<?> loaded, AccessToken token, long maxAge) {
    return now().nanosSince(loaded.at()) < maxAge
        && isInFuture(loaded.expiresAtMillis())
        && !hasExpired(token);
  }

  /** Returns whether a stale answer may be served at once, without waiting for a load. */
  boolean mayServeStale(CachedAnswer answer, AccessToken token, Moment now) {
    long maxAge =
        isInRetryPause(answer, now)
            ? Math.max(maxAgeIfError, maxAgeWhileRevalidate)
            : maxAgeWhileRevalidate;
    return isYounger(answer, maxAge, now) && !hasExpired(answer, token);
  }

  /** Returns whether a stale answer may be served while a load fails or takes too long. */
  boolean mayServeOnError(CachedAnswer answer, AccessToken token) {
    return isYounger(answer, maxAgeIfError, now()) && !hasExpired(answer, token);
  }

  /**
   * Returns how many nanoseconds a call waits for a load before it takes this stale answer. The
   * wait is at most half of the time for which the stale answer may still be served, so that the
   * call can still use it after the wait.
   */
  long maxWaitNanos(CachedAnswer answer, AccessToken token) {
    long left = maxAgeIfError - now().nanosSince(answer.loadedAt());
    long expiryMillis =
        Math.min(
            answer.expiresAtMillis(),
            token.expiresAt().map(Freshness::millis).orElse(Long.MAX_VALUE));
    if (expiryMillis != Long.MAX_VALUE) {
      left =
          Math.min(left, TimeUnit.MILLISECONDS.toNanos(expiryMillis - ages.wallClock().millis()));
    }
    return Math.min(maxWaitBeforeStale, left / 2);
  }

  /**
   * Returns when the token of the request or the session of the answer expires, whichever is first,
   * in milliseconds; {@link Long#MAX_VALUE} if neither is known.
   */
  static long expiresAt(CacheRequest request, Identity identity) {
    return Stream.of(request.token().expiresAt(), identity.expiresAt())
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .map(Freshness::millis)
        .orElse(Long.MAX_VALUE);
  }

  /** Returns whether the known expiry of a token is before that of another one. */
  static boolean expiresBefore(AccessToken one, AccessToken other) {
    Instant expiry = one.expiresAt().orElse(Instant.MAX);
    return expiry.isBefore(other.expiresAt().orElse(Instant.MAX));
  }

  /** Converts an expiry to milliseconds of the wall clock, limited to {@link Long#MAX_VALUE}. */
  static long millis(Instant expiry) {
    try {
      return expiry.toEpochMilli();
    } catch (ArithmeticException tooLarge) {
      return Long.MAX_VALUE;
    }
  }

  /**
   * Returns whether the cache tried to reload this answer, and its last attempt failed less than
   * {@link #RETRY_PAUSE} ago.
   */
  boolean isInRetryPause(CachedAnswer answer, Moment now) {
    Moment failedAt = answer.reloadFailedAt();
    return failedAt != null && now.nanosSince(failedAt) < RETRY_PAUSE.toNanos();
  }

  boolean hasExpired(NegativeEntry entry) {
    return hasRejectionExpired(entry.rejectedAt());
  }

  boolean hasRejectionExpired(Moment rejectedAt) {
    return now().nanosSince(rejectedAt) >= negativeTimeToLive;
  }

  /**
   * Returns a moment that another machine read from its wall clock. A moment in the future counts
   * as now, because that clock is ahead.
   */
  Moment moment(long millis) {
    Moment now = now();
    long age = Math.max(0, now.millis() - millis);
    return new Moment(now.millis() - age, now.nanos() - TimeUnit.MILLISECONDS.toNanos(age));
  }

  boolean isInFuture(long millis) {
    return ages.wallClock().millis() < millis;
  }

  /** Returns how long it takes until a time of the wall clock; zero if it has passed. */
  Duration until(long millis) {
    return Duration.ofMillis(Math.max(0, millis - ages.wallClock().millis()));
  }

  boolean isInFuture(Instant expiry) {
    return ages.wallClock().instant().isBefore(expiry);
  }

  private boolean isYounger(CachedAnswer answer, long maxAge, Moment now) {
    return now.nanosSince(answer.loadedAt()) < maxAge;
  }

  private boolean hasExpired(CachedAnswer answer, AccessToken token) {
    return (answer.expiresAtMillis() != Long.MAX_VALUE
            && ages.wallClock().millis() >= answer.expiresAtMillis())
        || hasExpired(token);
  }

  /** Returns whether the token has a known expiry, and that time has passed. */
  boolean hasExpired(AccessToken token) {
    return token.expiresAt().filter(expiry -> !isInFuture(expiry)).isPresent();
  }
}
