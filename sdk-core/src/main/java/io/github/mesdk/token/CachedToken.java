package io.github.mesdk.token;

import java.time.Instant;

/**
 * The token in use and the start of its zones. It is fresh until {@code prefetchFrom}. Until {@code
 * mandatoryFrom} it is refreshed in the background. Until {@code expiry} callers wait for the
 * refresh.
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
