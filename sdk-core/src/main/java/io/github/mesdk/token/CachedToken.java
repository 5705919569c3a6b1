package io.github.mesdk.token;

import java.time.Instant;

/**
 * A token in use and its zones: fresh until {@code prefetchFrom}, then refreshed in the background
 * until {@code mandatoryFrom}, then waited for until {@code expiry}.
 */
record CachedToken(AccessToken token, Instant prefetchFrom, Instant mandatoryFrom, Instant expiry) {

  boolean isFresh(Instant now) {
    return now.isBefore(prefetchFrom);
  }

  /** Whether a caller need not wait for a refresh that is under way. */
  boolean isEarly(Instant now) {
    return now.isBefore(mandatoryFrom);
  }

  boolean isValid(Instant now) {
    return now.isBefore(expiry);
  }
}
