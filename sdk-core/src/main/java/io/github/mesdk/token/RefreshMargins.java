package io.github.mesdk.token;

import io.github.mesdk.concurrent.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/**
 * How long before its expiry a token is refreshed.
 *
 * @param prefetch the time before expiry when the background refresh starts
 * @param mandatory the time before expiry when callers wait for the refresh; at most {@code
 *     prefetch}
 */
record RefreshMargins(Duration prefetch, Duration mandatory, DoubleSupplier random) {
  /** The prefetch zone is at most this fraction of the token's lifetime: 1/4. */
  private static final int PREFETCH_DIVISOR = 4;

  /** The mandatory zone is at most this fraction of the token's lifetime: 1/10. */
  private static final int MANDATORY_DIVISOR = 10;

  /**
   * How long a token is used that has already expired on arrival, by this machine's clock. The
   * service decides whether it is valid, and the source is not called for every request.
   */
  private static final Duration MIN_LIFETIME = Duration.ofSeconds(1);

  /** Returns the token, which arrived at {@code now}, with the start of its zones. */
  CachedToken cached(AccessToken token, Instant now) {
    return token
        .expiresAt()
        .map(expiry -> cached(token, now, Duration.between(now, expiry)))
        .orElse(new CachedToken(token, Instant.MAX, Instant.MAX, Instant.MAX));
  }

  private CachedToken cached(AccessToken token, Instant now, Duration left) {
    if (left.compareTo(MIN_LIFETIME) <= 0) {
      Instant expiry = now.plus(MIN_LIFETIME);
      return new CachedToken(token, expiry, expiry, expiry);
    }
    Duration latest = Durations.shorter(mandatory, left.dividedBy(MANDATORY_DIVISOR));
    Duration earliest = Durations.shorter(prefetch, left.dividedBy(PREFETCH_DIVISOR));
    // Spread over the first half of the zone, so that a fleet does not refresh all at once.
    long spread = earliest.minus(latest).dividedBy(2).toMillis();
    Duration chosen = earliest.minusMillis((long) (spread * random.getAsDouble()));
    Instant expiry = now.plus(left);
    return new CachedToken(token, expiry.minus(chosen), expiry.minus(latest), expiry);
  }
}
