package io.github.mesdk.token;

import io.github.mesdk.error.MeException;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one token in memory and refreshes it before it expires, as documented on {@link
 * CachingTokenProviderBuilder}. Lock-free: each step replaces the whole state with a
 * compare-and-set.
 */
final class CachingTokenProvider implements TokenProvider {
  /**
   * While the cached token is valid, a call waits for a refresh at most this fraction of the time
   * that the call has left: 1/10.
   */
  private static final int WAIT_DIVISOR = 10;

  private final TokenProvider source;
  private final RefreshMargins margins;
  private final Backoff backoff;
  private final Duration refreshTimeout;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Consumer<Runnable> threads;
  private final AtomicReference<CacheState> state = new AtomicReference<>(CacheState.EMPTY);

  CachingTokenProvider(CachingTokenProviderBuilder from) {
    source = from.source;
    margins = new RefreshMargins(from.prefetchMargin, from.mandatoryMargin, from.random);
    backoff = new Backoff(from.firstBackoff, from.longestBackoff, from.random);
    refreshTimeout = from.refreshTimeout;
    clock = from.clock;
    nanoTime = from.nanoTime;
    threads = from.threads;
  }

  @Override
  public AccessToken token() {
    return token(Deadline.after(refreshTimeout));
  }

  @Override
  public AccessToken token(Deadline deadline) {
    CachedToken cached = state.get().cached();
    return cached != null && cached.isFresh(clock.instant())
        ? cached.token()
        : staleToken(deadline);
  }

  // Reads the clock once, so that all checks of this call see the same time.
  private AccessToken staleToken(Deadline deadline) {
    Instant instant = clock.instant();
    CacheState now = startRefreshIfDue(instant);
    CachedToken cached = now.cached();
    if (cached != null && now.canServeWithoutWaiting(instant)) {
      return cached.token();
    }
    boolean isValid = cached != null && cached.isValid(instant);
    return isValid
        ? refreshedOrCachedToken(now, deadline)
        : refreshedToken(now, deadline.remaining());
  }

  /**
   * Waits for the refresh during a part of the time that the call has left. If the refresh fails or
   * takes longer, returns the cached token if it is still valid, so that the call can use the rest
   * of the time.
   */
  private AccessToken refreshedOrCachedToken(CacheState now, Deadline deadline) {
    try {
      return refreshedToken(now, deadline.remaining().dividedBy(WAIT_DIVISOR));
    } catch (MeException failed) {
      // Read again: the token may have been rejected or replaced while this call waited.
      CachedToken current = state.get().cached();
      return current != null && current.isValid(clock.instant())
          ? current.token()
          : refreshedToken(now, deadline.remaining());
    }
  }

  private AccessToken refreshedToken(CacheState now, Duration wait) {
    TokenRefresh refresh = now.refresh();
    if (refresh != null) {
      return refresh.await(wait);
    }
    RefreshBackoff refreshBackoff = now.refreshBackoff();
    if (refreshBackoff == null) {
      throw new IllegalStateException("no token, no refresh and no backoff");
    }
    throw TokenRefresh.copy(refreshBackoff.failure());
  }

  private CacheState startRefreshIfDue(Instant instant) {
    while (true) {
      CacheState seen = state.get();
      if (!seen.isRefreshDue(instant, nanoTime)) {
        return seen;
      }
      TokenRefresh refresh =
          new TokenRefresh(
              seen.rejected(),
              seen.isRejected(),
              refreshTimeout,
              Deadline.after(refreshTimeout, nanoTime));
      CacheState next = seen.refreshing(refresh);
      if (state.compareAndSet(seen, next)) {
        start(refresh);
        return next;
      }
    }
  }

  // A refresh that is never completed would block all later callers. Therefore any Throwable,
  // including an Error, completes the refresh.
  private void start(TokenRefresh refresh) {
    try {
      threads.accept(() -> run(refresh));
    } catch (Throwable noThread) {
      fail(refresh, noThread);
    }
  }

  private void run(TokenRefresh refresh) {
    try {
      AccessToken token = refresh.fetch(source);
      CachedToken cached = margins.cached(token, clock.instant());
      state.updateAndGet(now -> now.refreshed(cached, rejectionBackoff(now, refresh)));
      refresh.succeed(token);
    } catch (Throwable failed) {
      fail(refresh, failed);
    }
  }

  private void fail(TokenRefresh refresh, Throwable thrown) {
    MeException failure = refresh.toMeException(thrown);
    state.updateAndGet(now -> now.failed(refreshBackoff(now, failure)));
    refresh.fail(failure);
  }

  private @Nullable RejectionBackoff rejectionBackoff(CacheState now, TokenRefresh refresh) {
    if (!refresh.followsRejection()) {
      return null;
    }
    RejectionBackoff last = now.rejectionBackoff();
    long time = nanoTime.getAsLong();
    int rejections =
        last != null && time - last.untilNanos() < backoff.longest().toNanos()
            ? last.rejections() + 1
            : 1;
    return new RejectionBackoff(rejections, time + backoff.after(rejections).toNanos());
  }

  private RefreshBackoff refreshBackoff(CacheState now, MeException failure) {
    RefreshBackoff last = now.refreshBackoff();
    int failures = last == null ? 1 : last.failures() + 1;
    return new RefreshBackoff(
        failure, failures, nanoTime.getAsLong() + backoff.after(failure, failures).toNanos());
  }

  /**
   * Drops the token if it is the one in use. The refresh thread invalidates it in the source before
   * it requests the next token.
   */
  @Override
  public void invalidate(AccessToken rejected) {
    state.updateAndGet(now -> now.without(rejected, nanoTime));
  }

  @Override
  public String toString() {
    return "TokenProvider{cached}";
  }
}
