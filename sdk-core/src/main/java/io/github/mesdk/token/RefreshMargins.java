package io.github.mesdk.token;

import io.github.mesdk.concurrent.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/**
 * How long before its expiry a token is refreshed.
 *
 * @param prefetch how long before expiry the prefetch zone starts
 * @param mandatory how long before expiry the mandatory zone starts; at most {@code prefetch}
 */
record RefreshMargins(Duration prefetch, Duration mandatory, DoubleSupplier random) {
  /** The prefetch zone is at most this fraction of the token's lifetime: 1/4. */
  private static final int PREFETCH_DIVISOR = 4;

  /** The mandatory zone is at most this fraction of the token's lifetime: 1/10. */
  private static final int MANDATORY_DIVISOR = 10;

  /**
   * By this machine's clock, a token may have expired when it arrives. The token is still used for
   * this time, because the clock may be wrong. Otherwise each request would fetch a new token.
   */
  private static final Duration MIN_LIFETIME = Duration.ofSeconds(1);

  /**
   * Returns {@code token}, which arrived at {@code now}, with the moments at which its zones start.
   */
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
    Duration mandatoryMargin = Durations.shorter(mandatory, left.dividedBy(MANDATORY_DIVISOR));
    Duration prefetchMargin = Durations.shorter(prefetch, left.dividedBy(PREFETCH_DIVISOR));
    // Spread over the first half of the zone, so that the instances of a fleet do not refresh at
    // once.
    long spread = prefetchMargin.minus(mandatoryMargin).dividedBy(2).toMillis();
    Duration chosenMargin = prefetchMargin.minusMillis((long) (spread * random.getAsDouble()));
    Instant expiry = now.plus(left);
    return new CachedToken(
        token, expiry.minus(chosenMargin), expiry.minus(mandatoryMargin), expiry);
  }
}
