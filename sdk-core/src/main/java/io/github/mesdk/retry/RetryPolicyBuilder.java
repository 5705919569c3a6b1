package io.github.mesdk.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Builds {@link RetryPolicy policies}; not thread-safe. What is not set is as its page says. */
public final class RetryPolicyBuilder {
  /** A longer wait is none, and its nanoseconds can be counted. */
  private static final Duration LONGEST = Duration.ofDays(1);

  /** In steps of a thousandth, it can be counted. */
  private static final int LARGEST_RESERVE = 1_000_000;

  int maxAttempts = 3;
  Duration firstBackoff = Duration.ofMillis(500);
  Duration longestBackoff = Duration.ofSeconds(8);
  @Nullable Duration maxElapsed;
  int budgetReserve = 10;
  double budgetRefill = 0.1;

  RetryPolicyBuilder() {}

  /**
   * How many attempts a call makes at most: 3 unless set; 1 turns retries off. The replay after the
   * refresh of a rejected token is not one of them.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public RetryPolicyBuilder maxAttempts(int maxAttempts) {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("there must be at least one attempt: " + maxAttempts);
    }
    this.maxAttempts = maxAttempts;
    return this;
  }

  /**
   * The limits of the random wait: up to {@code first} before the first retry, 0.5 s unless set;
   * twice as much before each further one, up to {@code longest}, 8 s unless set. More than a day
   * counts as one.
   *
   * @throws IllegalArgumentException if {@code first} is not positive, or longer than {@code
   *     longest}
   */
  public RetryPolicyBuilder backoff(Duration first, Duration longest) {
    if (first.isZero() || first.isNegative() || first.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "a back-off goes from a positive time to a longer one: " + first + " to " + longest);
    }
    this.firstBackoff = shorter(first, LONGEST);
    this.longestBackoff = shorter(longest, LONGEST);
    return this;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /**
   * How long after a call began its last attempt may begin. Unless set, only the call's own time
   * limits it.
   *
   * @throws IllegalArgumentException if it is zero or negative
   */
  public RetryPolicyBuilder maxElapsed(Duration maxElapsed) {
    if (maxElapsed.isZero() || maxElapsed.isNegative()) {
      throw new IllegalArgumentException("the time for retries must be positive: " + maxElapsed);
    }
    this.maxElapsed = maxElapsed;
    return this;
  }

  /**
   * What all calls of a client together may retry: {@code reserve} retries, 10 unless set, each of
   * which is spent for good until successes add to the rest, {@code refill} of a retry each, 0.1
   * unless set, and never above the reserve. So a fleet does not multiply an outage: once it is
   * spent, a service that fails every call sees each of them once.
   *
   * @throws IllegalArgumentException if {@code reserve} is not between 1 and 1,000,000, or {@code
   *     refill} not between 0.001 and 1
   */
  public RetryPolicyBuilder budget(int reserve, double refill) {
    boolean isReserve = reserve >= 1 && reserve <= LARGEST_RESERVE;
    if (!isReserve || !(refill >= 0.001 && refill <= 1)) {
      throw new IllegalArgumentException("not a retry budget: " + reserve + " and " + refill);
    }
    this.budgetReserve = reserve;
    this.budgetRefill = refill;
    return this;
  }

  /** Lets each call retry whatever became of the others: for a program that asks seldom. */
  public RetryPolicyBuilder withoutBudget() {
    this.budgetReserve = 0;
    return this;
  }

  /** The policy. */
  public RetryPolicy build() {
    return new RetryPolicy(this);
  }
}
