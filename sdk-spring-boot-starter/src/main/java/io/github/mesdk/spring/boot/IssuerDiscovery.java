package io.github.mesdk.spring.boot;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Discovers an issuer on first use, so that an application starts while its issuer is down. One
 * thread discovers; the others wait for it. For a second after a failure of the issuer, all fail in
 * the same way without a request. Thread-safe.
 */
final class IssuerDiscovery {
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private record Failure(MeException cause, long at) {}

  private final Function<Deadline, OAuth2Issuer> discover;
  private final LongSupplier nanoTime;
  private final CallState state;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable OAuth2Issuer issuer;
  private volatile @Nullable Failure failure;

  /**
   * Creates the discovery.
   *
   * @param discover sends the request
   * @param state the state of the client, which counts each failure of the issuer once
   */
  IssuerDiscovery(
      Function<Deadline, OAuth2Issuer> discover, LongSupplier nanoTime, CallState state) {
    this.discover = discover;
    this.nanoTime = nanoTime;
    this.state = state;
  }

  /**
   * Returns the issuer.
   *
   * @throws MeException if the issuer cannot be discovered before the deadline
   */
  OAuth2Issuer get(Deadline deadline) {
    OAuth2Issuer known = issuer;
    if (known != null) {
      return known;
    }
    lock(deadline);
    try {
      OAuth2Issuer meanwhile = issuer;
      return meanwhile != null ? meanwhile : discovered(deadline);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns an endpoint of the issuer.
   *
   * @throws MeException if the issuer cannot be discovered before the deadline, or has no such
   *     endpoint
   */
  <T> T endpoint(Deadline deadline, Function<OAuth2Issuer, T> endpoint) {
    OAuth2Issuer found = get(deadline);
    try {
      return endpoint.apply(found);
    } catch (MeException missing) {
      state.failedWithoutAttempt(missing);
      throw missing;
    }
  }

  private void lock(Deadline deadline) {
    try {
      if (!lock.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw TransportException.of(
            TransportException.Reason.TIMEOUT, "the issuer was not discovered in time", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TransportException.of(
          TransportException.Reason.INTERRUPTED, "interrupted while the issuer is discovered", e);
    }
  }

  private OAuth2Issuer discovered(Deadline deadline) {
    Failure last = failure;
    if (last != null && nanoTime.getAsLong() - last.at() < PAUSE) {
      throw last.cause().copy();
    }
    long start = nanoTime.getAsLong();
    try {
      OAuth2Issuer found = discover.apply(deadline);
      issuer = found;
      failure = null;
      return found;
    } catch (MeException e) {
      failed(e, deadline, start);
      throw e;
    }
  }

  /** A caller that leaves, or that has little time, says nothing about the issuer. */
  private void failed(MeException cause, Deadline deadline, long start) {
    long now = nanoTime.getAsLong();
    boolean isInterrupt = isInterrupt(cause);
    boolean isCutShort = isInterrupt || deadline.hasPassed();
    if (isCutShort && !state.isHang(Duration.ofNanos(now - start))) {
      return;
    }
    state.failedWithoutAttempt(cause);
    if (!isInterrupt) { // the next caller is not interrupted, so it tries again
      failure = new Failure(cause, now);
    }
  }

  private static boolean isInterrupt(MeException cause) {
    return cause instanceof TransportException failed
        && failed.reason() == TransportException.Reason.INTERRUPTED;
  }
}
