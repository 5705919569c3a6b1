package io.github.mesdk.token;

import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a cache of one token knows at a moment; replaced as a whole, so no two parts of it ever
 * disagree.
 *
 * @param lease the token in use, if there is one
 * @param renewal the renewal that is under way, if there is one; never are there two
 * @param setback how the last renewal failed, if it did
 * @param rejected tokens that were dropped and of which the source has not been told yet
 */
record CacheState(
    @Nullable Lease lease,
    @Nullable Renewal renewal,
    @Nullable Setback setback,
    List<AccessToken> rejected) {
  static final CacheState EMPTY = new CacheState(null, null, null, List.of());

  boolean isRenewalDue(Instant now, LongSupplier nanoTime) {
    boolean isFresh = lease != null && lease.isFresh(now);
    boolean isLeftAlone = setback != null && setback.lasts(nanoTime);
    return !isFresh && renewal == null && !isLeftAlone;
  }

  /** Whether the token in use is good enough not to wait for another. */
  boolean servesAtOnce(Instant now) {
    // When the last renewal failed, waiting for the next would slow each call down for nothing.
    return lease != null && (setback == null ? lease.isEarly(now) : lease.isValid(now));
  }

  CacheState renewing(Renewal started) {
    return new CacheState(lease, started, setback, List.of());
  }

  CacheState renewed(Lease next) {
    return new CacheState(next, null, null, rejected);
  }

  CacheState failed(Setback next) {
    return new CacheState(lease, null, next, rejected);
  }

  /** Without the token in use, if that is the rejected one; else the same. */
  CacheState without(AccessToken token) {
    return lease != null && lease.token().equals(token)
        ? new CacheState(
            null, renewal, setback, Stream.concat(rejected.stream(), Stream.of(token)).toList())
        : this;
  }
}
