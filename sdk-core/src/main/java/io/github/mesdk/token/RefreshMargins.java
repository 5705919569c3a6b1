package io.github.mesdk.token;

import io.github.mesdk.concurrent.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/**
 * How long before its expiry a token is refreshed.
 *
 * @param prefetch from when on it is refreshed while callers keep getting it
 * @param mandatory from when on callers wait for the refresh; at most {@code prefetch}
 */
record RefreshMargins(Duration prefetch, Duration mandatory, DoubleSupplier random) {
  /** Of a short-lived token, this part of its life at most is the prefetch zone. */
  private static final int PREFETCH_PART = 4;

  /** Of a short-lived token, this part of its life at most is the mandatory zone. */
  private static final int MANDATORY_PART = 10;

  /**
   * A token that arrives at its expiry, or beyond it by this machine's clock, is used for so long:
   * the service decides whether it is any good, and its source is not asked on every call.
   */
  private static final Duration SHORTEST_LIFE = Duration.ofSeconds(1);

  /** The token that arrived at {@code now}, with the moments at which its zones begin. */
  CachedToken cached(AccessToken token, Instant now) {
    return token
        .expiresAt()
        .map(expiry -> cached(token, now, Duration.between(now, expiry)))
        .orElse(new CachedToken(token, Instant.MAX, Instant.MAX, Instant.MAX));
  }

  private CachedToken cached(AccessToken token, Instant now, Duration left) {
    if (left.compareTo(SHORTEST_LIFE) <= 0) {
      Instant expiry = now.plus(SHORTEST_LIFE);
      return new CachedToken(token, expiry, expiry, expiry);
    }
    Duration latest = Durations.shorter(mandatory, left.dividedBy(MANDATORY_PART));
    Duration earliest = Durations.shorter(prefetch, left.dividedBy(PREFETCH_PART));
    // Spread over the first half of the zone, so that a fleet started together drifts apart.
    long spread = earliest.minus(latest).dividedBy(2).toMillis();
    Duration chosen = earliest.minusMillis((long) (spread * random.getAsDouble()));
    Instant expiry = now.plus(left);
    return new CachedToken(token, expiry.minus(chosen), expiry.minus(latest), expiry);
  }
}
