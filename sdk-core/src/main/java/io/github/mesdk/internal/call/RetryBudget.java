package io.github.mesdk.internal.call;

import io.github.mesdk.retry.RetryPolicy;
import java.util.concurrent.atomic.AtomicInteger;

/** What the calls of one client may still retry. Thread-safe; nobody waits for anybody. */
final class RetryBudget {
  /** Counted in thousandths of a retry: sums of fractions would drift. */
  private static final int ONE = 1_000;

  private final int full;
  private final int refill;
  private final AtomicInteger level;

  RetryBudget(RetryPolicy policy) {
    this.full = policy.budgetReserve() * ONE;
    this.refill = (int) Math.round(policy.budgetRefill() * ONE);
    this.level = new AtomicInteger(full);
  }

  /** Takes one retry out, unless less than one is left; true where there is no budget. */
  boolean take() {
    return full == 0 || level.getAndUpdate(left -> left < ONE ? left : left - ONE) >= ONE;
  }

  void refill() {
    // Mostly it is full: then threads need not compete for writing.
    if (level.get() < full) {
      level.updateAndGet(left -> Math.min(full, left + refill));
    }
  }
}
