package io.github.mesdk.token;

import java.time.Instant;

/**
 * The token in use and the moments at which its zones start. The token is fresh until {@code
 * prefetchFrom}. From then on, it is refreshed in the background. From {@code mandatoryFrom} on,
 * callers wait for the refresh. The token is valid until {@code expiry}.
 */
record CachedToken(AccessToken token, Instant prefetchFrom, Instant mandatoryFrom, Instant expiry) {

  boolean isFresh(Instant now) {
    return now.isBefore(prefetchFrom);
  }

  /** Whether callers need not wait for a running refresh. */
  boolean isBeforeMandatory(Instant now) {
    return now.isBefore(mandatoryFrom);
  }

  boolean isValid(Instant now) {
    return now.isBefore(expiry);
  }
}
