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
 * Keeps one token and renews it ahead of its end; {@link CachingTokenProviderBuilder} says how.
 * Nothing is locked: each step replaces the whole state, or sees that another thread did.
 */
final class CachingTokenProvider implements TokenProvider {
  /** With a token that is still valid, a call waits this part of its time for a newer one. */
  private static final int PATIENCE_PART = 10;

  private final TokenProvider source;
  private final Margins margins;
  private final Backoff backoff;
  private final Duration renewalTimeout;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Consumer<Runnable> threads;
  private final AtomicReference<CacheState> state = new AtomicReference<>(CacheState.EMPTY);

  CachingTokenProvider(CachingTokenProviderBuilder from) {
    source = from.source;
    margins = new Margins(from.prefetchMargin, from.mandatoryMargin, from.random);
    backoff = new Backoff(from.firstBackoff, from.longestBackoff, from.random);
    renewalTimeout = from.renewalTimeout;
    clock = from.clock;
    nanoTime = from.nanoTime;
    threads = from.threads;
  }

  @Override
  public AccessToken token() {
    return token(Deadline.after(renewalTimeout));
  }

  @Override
  public AccessToken token(Deadline deadline) {
    Lease lease = state.get().lease();
    return lease != null && lease.isFresh(clock.instant()) ? lease.token() : agedToken(deadline);
  }

  // The clock is read once, lest a token be fresh for one question and at its end for the next.
  private AccessToken agedToken(Deadline deadline) {
    Instant instant = clock.instant();
    CacheState now = startRenewalIfDue(instant);
    Lease lease = now.lease();
    if (lease != null && now.servesAtOnce(instant)) {
      return lease.token();
    }
    boolean isHeld = lease != null && lease.isValid(instant);
    return isHeld ? renewedOrHeldToken(now, deadline) : renewedToken(now, deadline.remaining());
  }

  /** Waits for the renewal, but leaves the call most of its time to be made with the old token. */
  private AccessToken renewedOrHeldToken(CacheState now, Deadline deadline) {
    try {
      return renewedToken(now, deadline.remaining().dividedBy(PATIENCE_PART));
    } catch (MeException failed) {
      // Looked up anew: the token may have been rejected, or replaced, while this call waited.
      Lease held = state.get().lease();
      return held != null && held.isValid(clock.instant())
          ? held.token()
          : renewedToken(now, deadline.remaining());
    }
  }

  private AccessToken renewedToken(CacheState now, Duration wait) {
    Renewal renewal = now.renewal();
    if (renewal != null) {
      return renewal.await(wait);
    }
    Setback setback = now.setback();
    if (setback == null) {
      throw new IllegalStateException("without a token, a renewal is due, under way or put off");
    }
    throw Renewal.copy(setback.failure());
  }

  private CacheState startRenewalIfDue(Instant instant) {
    while (true) {
      CacheState seen = state.get();
      if (!seen.isRenewalDue(instant, nanoTime)) {
        return seen;
      }
      Renewal renewal =
          new Renewal(
              seen.rejected(),
              seen.isRejected(),
              renewalTimeout,
              Deadline.after(renewalTimeout, nanoTime));
      CacheState next = seen.renewing(renewal);
      if (state.compareAndSet(seen, next)) {
        start(renewal);
        return next;
      }
    }
  }

  // A renewal that neither runs nor ends would block all that come after, so whatever is thrown
  // here, errors too, ends it.
  private void start(Renewal renewal) {
    try {
      threads.accept(() -> run(renewal));
    } catch (Throwable noThread) {
      fail(renewal, noThread);
    }
  }

  private void run(Renewal renewal) {
    try {
      AccessToken token = renewal.ask(source);
      Lease lease = margins.lease(token, clock.instant());
      state.updateAndGet(now -> now.renewed(lease, doubt(now, renewal)));
      renewal.succeed(token);
    } catch (Throwable failed) {
      fail(renewal, failed);
    }
  }

  private void fail(Renewal renewal, Throwable thrown) {
    MeException failure = renewal.meaning(thrown);
    state.updateAndGet(now -> now.failed(setback(now, failure)));
    renewal.fail(failure);
  }

  private @Nullable Doubt doubt(CacheState now, Renewal renewal) {
    if (!renewal.followsRejection()) {
      return null;
    }
    Doubt last = now.doubt();
    long time = nanoTime.getAsLong();
    int rejections =
        last != null && time - last.until() < backoff.longest().toNanos()
            ? last.rejections() + 1
            : 1;
    return new Doubt(rejections, time + backoff.after(rejections).toNanos());
  }

  private Setback setback(CacheState now, MeException failure) {
    Setback last = now.setback();
    int failures = last == null ? 1 : last.failures() + 1;
    return new Setback(
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
