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
 * thread discovers; the others wait for it. For a second after a failure, all fail in the same way
 * without a request. Thread-safe.
 */
final class IssuerDiscovery {
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private record Failure(MeException cause, long at) {}

  private final Function<Deadline, OAuth2Issuer> discover;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable OAuth2Issuer issuer;
  private volatile @Nullable Failure failure;

  IssuerDiscovery(Function<Deadline, OAuth2Issuer> discover, LongSupplier nanoTime) {
    this.discover = discover;
    this.nanoTime = nanoTime;
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
    try {
      OAuth2Issuer found = discover.apply(deadline);
      issuer = found;
      failure = null;
      return found;
    } catch (MeException e) {
      failure = new Failure(e, nanoTime.getAsLong());
      throw e;
    }
  }
}
