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
 * @param cached the token in use, if there is one
 * @param refresh the refresh that is under way, if there is one; never are there two
 * @param refreshBackoff how the last refresh failed, if it did
 * @param rejectionBackoff whether the token in use replaced a rejected one, if it did
 * @param rejected tokens that were dropped and of which the source has not been told yet
 */
record CacheState(
    @Nullable CachedToken cached,
    @Nullable TokenRefresh refresh,
    @Nullable RefreshBackoff refreshBackoff,
    @Nullable RejectionBackoff rejectionBackoff,
    List<AccessToken> rejected) {
  static final CacheState EMPTY = new CacheState(null, null, null, null, List.of());

  boolean isRefreshDue(Instant now, LongSupplier nanoTime) {
    boolean isFresh = cached != null && cached.isFresh(now);
    boolean isLeftAlone = refreshBackoff != null && refreshBackoff.lasts(nanoTime);
    return !isFresh && refresh == null && !isLeftAlone;
  }

  /** Whether the token in use is good enough not to wait for another. */
  boolean servesAtOnce(Instant now) {
    // When the last refresh failed, waiting for the next would slow each call down for nothing.
    return cached != null && (refreshBackoff == null ? cached.isEarly(now) : cached.isValid(now));
  }

  /** Whether there is no token in use because it was rejected. */
  boolean isRejected() {
    return cached == null && !rejected.isEmpty();
  }

  CacheState refreshing(TokenRefresh started) {
    return new CacheState(cached, started, refreshBackoff, rejectionBackoff, List.of());
  }

  /** With the next token, unless it was rejected before it arrived. */
  CacheState refreshed(CachedToken next, @Nullable RejectionBackoff reason) {
    CachedToken accepted = rejected.contains(next.token()) ? null : next;
    return new CacheState(accepted, null, null, reason, rejected);
  }

  CacheState failed(RefreshBackoff next) {
    return new CacheState(cached, null, next, rejectionBackoff, rejected);
  }

  /** Without the token in use, if that is the rejected one and may be replaced; else the same. */
  CacheState without(AccessToken token, LongSupplier nanoTime) {
    boolean isInUse = cached != null && cached.token().equals(token);
    if (!isInUse || (rejectionBackoff != null && rejectionBackoff.lasts(nanoTime))) {
      return this;
    }
    List<AccessToken> told = Stream.concat(rejected.stream(), Stream.of(token)).toList();
    return new CacheState(null, refresh, refreshBackoff, rejectionBackoff, told);
  }
}
