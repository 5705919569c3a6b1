package io.github.mesdk.cache;

import io.github.mesdk.concurrent.AgeClock.Moment;
import io.github.mesdk.concurrent.Durations;
import java.time.Duration;
import java.util.Arrays;

/**
 * How long one load waits for other members. It waits for each owner of the lease at most the lease
 * time, because an owner that has it longer has died, or the store does not expire leases. A new
 * owner is worth another wait: otherwise all members would call the provider one lease time after
 * an owner died, or whenever the provider is slow. After two owners that released the lease early
 * and shared no result, the load waits no longer: their results cannot be shared, and all members
 * would load one after another. Not thread-safe.
 */
final class LeaseWait {
  private static final int MAX_WITHOUT_RESULT = 2;

  private final Freshness freshness;
  private final Duration maxWait;
  private final Duration leaseTime;
  private final Moment start;
  private Moment ownedSince;
  private byte[] owner = {};
  private int withoutResult;

  LeaseWait(Freshness freshness, Duration maxWait, Duration leaseTime) {
    this.freshness = freshness;
    this.maxWait = maxWait;
    this.leaseTime = leaseTime;
    this.start = freshness.now();
    this.ownedSince = start;
  }

  /**
   * Returns how long this load may still wait while the lease has this owner; not positive if it
   * may not wait.
   *
   * @param currentOwner no bytes if the lease has just become free
   */
  Duration left(byte[] currentOwner) {
    Moment now = freshness.now();
    if (!Arrays.equals(owner, currentOwner)) {
      if (owner.length > 0 && isEarly(now)) {
        withoutResult++;
      }
      owner = currentOwner;
      ownedSince = now;
    }
    if (withoutResult >= MAX_WITHOUT_RESULT) {
      return Duration.ZERO;
    }
    return Durations.shorter(
        maxWait.minusNanos(now.nanosSince(start)),
        leaseTime.minusNanos(now.nanosSince(ownedSince)));
  }

  /** Returns whether the owner released the lease, with room for the pauses between two looks. */
  private boolean isEarly(Moment now) {
    return now.nanosSince(ownedSince) < leaseTime.toNanos() / 4 * 3;
  }
}
