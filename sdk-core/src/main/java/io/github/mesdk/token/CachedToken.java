package io.github.mesdk.token;

import java.time.Instant;

/**
 * The token in use, and the moments at which the zones of {@link CachingTokenProviderBuilder}
 * start. The token is fresh until {@code prefetchFrom}. From then on, the token is refreshed in the
 * background. From {@code mandatoryFrom} on, callers wait for the refresh. The token is valid until
 * {@code expiry}.
 */
record CachedToken(AccessToken token, Instant prefetchFrom, Instant mandatoryFrom, Instant expiry) {

  boolean isFresh(Instant now) {
    return now.isBefore(prefetchFrom);
  }

  /** Whether callers get the token without waiting for a refresh. */
  boolean isBeforeMandatory(Instant now) {
    return now.isBefore(mandatoryFrom);
  }

  boolean isValid(Instant now) {
    return now.isBefore(expiry);
  }
}
