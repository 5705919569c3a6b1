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
 * @param doubt whether the token in use replaced a rejected one, if it did
 * @param rejected tokens that were dropped and of which the source has not been told yet
 */
record CacheState(
    @Nullable Lease lease,
    @Nullable Renewal renewal,
    @Nullable Setback setback,
    @Nullable Doubt doubt,
    List<AccessToken> rejected) {
  static final CacheState EMPTY = new CacheState(null, null, null, null, List.of());

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

  /** Whether there is no token in use because it was rejected. */
  boolean isRejected() {
    return lease == null && !rejected.isEmpty();
  }

  CacheState renewing(Renewal started) {
    return new CacheState(lease, started, setback, doubt, List.of());
  }

  /** With the next token, unless it was rejected before it arrived. */
  CacheState renewed(Lease next, @Nullable Doubt reason) {
    Lease accepted = rejected.contains(next.token()) ? null : next;
    return new CacheState(accepted, null, null, reason, rejected);
  }

  CacheState failed(Setback next) {
    return new CacheState(lease, null, next, doubt, rejected);
  }

  /** Without the token in use, if that is the rejected one and may be replaced; else the same. */
  CacheState without(AccessToken token, LongSupplier nanoTime) {
    boolean isInUse = lease != null && lease.token().equals(token);
    if (!isInUse || (doubt != null && doubt.lasts(nanoTime))) {
      return this;
    }
    List<AccessToken> told = Stream.concat(rejected.stream(), Stream.of(token)).toList();
    return new CacheState(null, renewal, setback, doubt, told);
  }
}
