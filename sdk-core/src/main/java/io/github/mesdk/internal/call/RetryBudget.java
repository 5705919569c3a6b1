package io.github.mesdk.internal.call;

import io.github.mesdk.retry.RetryPolicy;
import java.util.concurrent.atomic.AtomicInteger;

/** The retry budget that all calls of one client share. Thread-safe and lock-free. */
final class RetryBudget {
  /**
   * One retry. The budget counts thousandths of a retry, because floating-point sums would drift.
   */
  private static final int ONE = 1_000;

  private final int full;
  private final int refill;
  private final AtomicInteger level;

  RetryBudget(RetryPolicy policy) {
    this.full = policy.budgetReserve() * ONE;
    this.refill = (int) Math.round(policy.budgetRefill() * ONE);
    this.level = new AtomicInteger(full);
  }

  /**
   * Takes one retry; returns false if less than one retry is left. Always returns true without a
   * budget.
   */
  boolean take() {
    return full == 0 || level.getAndUpdate(left -> left < ONE ? left : left - ONE) >= ONE;
  }

  void refill() {
    // The budget is usually full, and a plain read avoids contention between threads.
    if (level.get() < full) {
      level.updateAndGet(left -> Math.min(full, left + refill));
    }
  }
}
