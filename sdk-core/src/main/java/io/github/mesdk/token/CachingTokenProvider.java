package io.github.mesdk.token;

import io.github.mesdk.concurrent.Interrupts;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
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
   * While the cached token is valid, a call waits for a refresh at most 1/10 of the time that the
   * call has left.
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
        : tokenIfRefreshIsDue(deadline);
  }

  // Reads the clock once, so that all checks of this call see the same time.
  private AccessToken tokenIfRefreshIsDue(Deadline deadline) {
    Instant instant = clock.instant();
    CacheState seen = startRefreshIfDue(instant);
    CachedToken cached = seen.cached();
    if (cached != null && seen.canServeWithoutWaiting(instant)) {
      return cached.token();
    }
    boolean isValid = cached != null && cached.isValid(instant);
    return isValid
        ? refreshedOrCachedToken(seen, deadline)
        : refreshedToken(seen, deadline.remaining());
  }

  /**
   * Waits for the refresh during a part of the time that the call has left. If the refresh fails or
   * takes longer, returns the cached token while it is valid, so that the call can use the rest of
   * the time. Without a valid token, waits for the rest of the time.
   */
  private AccessToken refreshedOrCachedToken(CacheState seen, Deadline deadline) {
    try {
      return refreshedToken(seen, deadline.remaining().dividedBy(WAIT_DIVISOR));
    } catch (MeException failed) {
      if (Interrupts.isInterrupt(failed)) {
        throw failed;
      }
      // Read again: the token may have been rejected or replaced while this call waited.
      CachedToken current = state.get().cached();
      return current != null && current.isValid(clock.instant())
          ? current.token()
          : refreshedToken(seen, deadline.remaining());
    }
  }

  private AccessToken refreshedToken(CacheState seen, Duration wait) {
    TokenRefresh refresh = seen.refresh();
    if (refresh != null) {
      return refresh.await(wait);
    }
    RefreshBackoff refreshBackoff = seen.refreshBackoff();
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
      state.updateAndGet(seen -> seen.refreshed(cached, replacementBackoff(seen, refresh)));
      refresh.succeed(token);
    } catch (Throwable failed) {
      fail(refresh, failed);
    }
  }

  private void fail(TokenRefresh refresh, Throwable thrown) {
    MeException failure = refresh.toMeException(thrown);
    boolean isUnverified = isUnverified(failure);
    state.updateAndGet(seen -> seen.failed(refreshBackoff(seen, failure), isUnverified));
    refresh.fail(failure);
  }

  /** Whether the tokens of the source may belong to another user; see {@code LoginOwner}. */
  private static boolean isUnverified(MeException failure) {
    return failure instanceof UnauthenticatedException refused
        && refused.error().code().filter("login_unverified"::equals).isPresent();
  }

  private @Nullable ReplacementBackoff replacementBackoff(CacheState seen, TokenRefresh refresh) {
    if (!refresh.followsRejection()) {
      return null;
    }
    ReplacementBackoff last = seen.replacementBackoff();
    long time = nanoTime.getAsLong();
    int replacements =
        last != null && time - last.untilNanos() < backoff.longest().toNanos()
            ? last.replacements() + 1
            : 1;
    return new ReplacementBackoff(replacements, time + backoff.after(replacements).toNanos());
  }

  private RefreshBackoff refreshBackoff(CacheState seen, MeException failure) {
    RefreshBackoff last = seen.refreshBackoff();
    int failures = last == null ? 1 : last.failures() + 1;
    return new RefreshBackoff(
        failure, failures, nanoTime.getAsLong() + backoff.after(failure, failures).toNanos());
  }

  /**
   * Drops the token if it is in use and no {@link ReplacementBackoff} is active. The refresh thread
   * then invalidates the token in the source before it requests the next one.
   */
  @Override
  public void invalidate(AccessToken rejected) {
    state.updateAndGet(seen -> seen.without(rejected, nanoTime));
  }

  @Override
  public String toString() {
    return "TokenProvider{cached}";
  }
}
