package io.github.mesdk.cache;

import io.github.mesdk.concurrent.AgeClock.Moment;
import io.github.mesdk.concurrent.Durations;
import java.time.Duration;
import java.util.Arrays;

/**
 * How long one load waits for other members. It waits for each owner of the lease at most the lease
 * time, because an owner that has it longer has died, or the store does not expire leases. A new
 * owner is worth another wait: otherwise all members would call the provider one lease time after
 * an owner died. Not thread-safe.
 */
final class LeaseWait {
  private final Freshness freshness;
  private final Duration maxWait;
  private final Duration leaseTime;
  private final Moment start;
  private Moment ownedSince;
  private byte[] owner = {};

  LeaseWait(Freshness freshness, Duration maxWait, Duration leaseTime) {
    this.freshness = freshness;
    this.maxWait = maxWait;
    this.leaseTime = leaseTime;
    this.start = freshness.now();
    this.ownedSince = start;
  }

  /** Returns how long this load may still wait while the lease has this owner. */
  Duration left(byte[] currentOwner) {
    Moment now = freshness.now();
    if (!Arrays.equals(owner, currentOwner)) {
      owner = currentOwner;
      ownedSince = now;
    }
    return Durations.shorter(
        maxWait.minusNanos(now.nanosSince(start)),
        leaseTime.minusNanos(now.nanosSince(ownedSince)));
  }
}
