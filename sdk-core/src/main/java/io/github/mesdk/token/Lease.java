package io.github.mesdk.token;

import java.time.Instant;

/**
 * A token in use and its zones: fresh until {@code prefetchFrom}, then renewed in the background
 * until {@code mandatoryFrom}, then waited for until {@code end}.
 */
record Lease(AccessToken token, Instant prefetchFrom, Instant mandatoryFrom, Instant end) {

  boolean isFresh(Instant now) {
    return now.isBefore(prefetchFrom);
  }

  /** Whether a caller need not wait for a renewal that is under way. */
  boolean isEarly(Instant now) {
    return now.isBefore(mandatoryFrom);
  }

  boolean isValid(Instant now) {
    return now.isBefore(end);
  }
}
