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
 * Keeps one token and refreshes it ahead of its expiry; {@link CachingTokenProviderBuilder} says
 * how. Nothing is locked: each step replaces the whole state, or sees that another thread did.
 */
final class CachingTokenProvider implements TokenProvider {
  /** With a token that is still valid, a call waits this part of its time for a newer one. */
  private static final int PATIENCE_PART = 10;

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
    return cached != null && cached.isFresh(clock.instant()) ? cached.token() : agedToken(deadline);
  }

  // The clock is read once, lest a token be fresh for one question and at its expiry for the next.
  private AccessToken agedToken(Deadline deadline) {
    Instant instant = clock.instant();
    CacheState now = startRefreshIfDue(instant);
    CachedToken cached = now.cached();
    if (cached != null && now.servesAtOnce(instant)) {
      return cached.token();
    }
    boolean isHeld = cached != null && cached.isValid(instant);
    return isHeld ? refreshedOrHeldToken(now, deadline) : refreshedToken(now, deadline.remaining());
  }

  /** Waits for the refresh, but leaves the call most of its time to be made with the old token. */
  private AccessToken refreshedOrHeldToken(CacheState now, Deadline deadline) {
    try {
      return refreshedToken(now, deadline.remaining().dividedBy(PATIENCE_PART));
    } catch (MeException failed) {
      // Looked up anew: the token may have been rejected, or replaced, while this call waited.
      CachedToken held = state.get().cached();
      return held != null && held.isValid(clock.instant())
          ? held.token()
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
      throw new IllegalStateException("without a token, a refresh is due, under way or put off");
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

  // A refresh that neither runs nor ends would block all that come after, so whatever is thrown
  // here, errors too, ends it.
  private void start(TokenRefresh refresh) {
    try {
      threads.accept(() -> run(refresh));
    } catch (Throwable noThread) {
      fail(refresh, noThread);
    }
  }

  private void run(TokenRefresh refresh) {
    try {
      AccessToken token = refresh.ask(source);
      CachedToken cached = margins.cached(token, clock.instant());
      state.updateAndGet(now -> now.refreshed(cached, rejectionBackoff(now, refresh)));
      refresh.succeed(token);
    } catch (Throwable failed) {
      fail(refresh, failed);
    }
  }

  private void fail(TokenRefresh refresh, Throwable thrown) {
    MeException failure = refresh.meaning(thrown);
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
        last != null && time - last.until() < backoff.longest().toNanos()
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

  /** The source is told before it is next asked, on the thread on which it is asked. */
  @Override
  public void invalidate(AccessToken rejected) {
    state.updateAndGet(now -> now.without(rejected, nanoTime));
  }

  @Override
  public String toString() {
    return "TokenProvider{cached}";
  }
}
