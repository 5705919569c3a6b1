package io.github.mesdk.token;

import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable snapshot of a token cache. It is replaced as a whole, so its parts are always
 * consistent.
 *
 * @param cached the token in use; null if there is none
 * @param refresh the refresh that is running; null if there is none
 * @param refreshBackoff the last refresh failure and its backoff; null after a success
 * @param rejectionBackoff set when the token in use replaced a rejected one
 * @param rejected rejected tokens that the source has not been notified of yet
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
    boolean isBackingOff = refreshBackoff != null && refreshBackoff.isActive(nanoTime);
    return !isFresh && refresh == null && !isBackingOff;
  }

  /** Whether callers get the token in use without waiting for a refresh. */
  boolean canServeWithoutWaiting(Instant now) {
    // After a failed refresh, waiting for the next one would only slow calls down.
    return cached != null
        && (refreshBackoff == null ? cached.isBeforeMandatory(now) : cached.isValid(now));
  }

  /** Whether no token is in use because the service rejected the last one. */
  boolean isRejected() {
    return cached == null && !rejected.isEmpty();
  }

  CacheState refreshing(TokenRefresh started) {
    return new CacheState(cached, started, refreshBackoff, rejectionBackoff, List.of());
  }

  /**
   * Returns the state with the next token, unless the service rejected that token while the refresh
   * ran.
   */
  CacheState refreshed(CachedToken next, @Nullable RejectionBackoff backoff) {
    CachedToken accepted = rejected.contains(next.token()) ? null : next;
    return new CacheState(accepted, null, null, backoff, rejected);
  }

  CacheState failed(RefreshBackoff next) {
    return new CacheState(cached, null, next, rejectionBackoff, rejected);
  }

  /**
   * Returns the state without the token in use if {@code token} is that token and no rejection
   * backoff is active. Otherwise returns this state.
   */
  CacheState without(AccessToken token, LongSupplier nanoTime) {
    boolean isInUse = cached != null && cached.token().equals(token);
    if (!isInUse || (rejectionBackoff != null && rejectionBackoff.isActive(nanoTime))) {
      return this;
    }
    List<AccessToken> all = Stream.concat(rejected.stream(), Stream.of(token)).toList();
    return new CacheState(null, refresh, refreshBackoff, rejectionBackoff, all);
  }
}
