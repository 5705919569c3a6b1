package io.github.mesdk.token;

import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable snapshot of a token cache. Each change replaces the whole snapshot, so its parts are
 * always consistent.
 *
 * @param cached the token in use; null if there is none
 * @param refresh the refresh that is running; null if there is none
 * @param refreshBackoff the last refresh failure and its backoff; null after a success
 * @param replacementBackoff the backoff after the last successful refresh; null unless that refresh
 *     replaced a rejected token
 * @param rejected rejected tokens that are not yet invalidated in the source
 */
record CacheState(
    @Nullable CachedToken cached,
    @Nullable TokenRefresh refresh,
    @Nullable RefreshBackoff refreshBackoff,
    @Nullable ReplacementBackoff replacementBackoff,
    List<AccessToken> rejected) {
  static final CacheState EMPTY = new CacheState(null, null, null, null, List.of());

  boolean isRefreshDue(Instant now, LongSupplier nanoTime) {
    boolean isFresh = cached != null && cached.isFresh(now);
    boolean isBackingOff = refreshBackoff != null && refreshBackoff.isActive(nanoTime);
    return !isFresh && refresh == null && !isBackingOff;
  }

  /** Whether callers get the token in use without waiting for a refresh. */
  boolean canServeWithoutWaiting(Instant now) {
    // After a failed refresh, waiting for another refresh would only slow calls down.
    return cached != null
        && (refreshBackoff == null ? cached.isBeforeMandatory(now) : cached.isValid(now));
  }

  /** Whether no token is in use because the service rejected the last token. */
  boolean isRejected() {
    return cached == null && !rejected.isEmpty();
  }

  CacheState refreshing(TokenRefresh started) {
    return new CacheState(cached, started, refreshBackoff, replacementBackoff, List.of());
  }

  /**
   * Returns the state with the next token in use. If the service rejected that token while the
   * refresh ran, no token is in use.
   */
  CacheState refreshed(CachedToken next, @Nullable ReplacementBackoff backoff) {
    CachedToken accepted = rejected.contains(next.token()) ? null : next;
    return new CacheState(accepted, null, null, backoff, rejected);
  }

  /** Returns the state after a failed refresh, without the token in use if it is not trusted. */
  CacheState failed(RefreshBackoff next, boolean isUntrusted) {
    return new CacheState(isUntrusted ? null : cached, null, next, replacementBackoff, rejected);
  }

  /**
   * Returns the state without {@code token}. Returns this state if {@code token} is not in use or
   * the replacement backoff is active.
   */
  CacheState without(AccessToken token, LongSupplier nanoTime) {
    boolean isInUse = cached != null && cached.token().equals(token);
    if (!isInUse || (replacementBackoff != null && replacementBackoff.isActive(nanoTime))) {
      return this;
    }
    List<AccessToken> all = Stream.concat(rejected.stream(), Stream.of(token)).toList();
    return new CacheState(null, refresh, refreshBackoff, replacementBackoff, all);
  }
}
