package io.github.mesdk.retry;

import io.github.mesdk.concurrent.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link RetryPolicy} instances. Not thread-safe. Unset options use the defaults documented
 * on {@link RetryPolicy}.
 */
public final class RetryPolicyBuilder {
  /** Far longer than any call, and short enough for arithmetic in nanoseconds. */
  private static final Duration MAX_BACKOFF = Duration.ofDays(1);

  /** The budget counts thousandths of a retry in an int, which limits the reserve. */
  private static final int MAX_RESERVE = 1_000_000;

  int maxAttempts = 3;
  Duration firstBackoff = Duration.ofMillis(500);
  Duration longestBackoff = Duration.ofSeconds(8);
  @Nullable Duration maxElapsed;
  int budgetReserve = 10;
  double budgetRefill = 0.1;

  RetryPolicyBuilder() {}

  /**
   * Sets the maximum number of attempts of a call; 3 unless set. 1 turns retries off. The first
   * attempt with a new token, after the service rejected the first token, does not count.
   *
   * @throws IllegalArgumentException if the number is less than 1
   */
  public RetryPolicyBuilder maxAttempts(int maxAttempts) {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("maxAttempts must be at least 1: " + maxAttempts);
    }
    this.maxAttempts = maxAttempts;
    return this;
  }

  /**
   * Sets the limits of the random delay. The delay before the first retry is at most {@code first},
   * 0.5 s unless set. The limit doubles before each further retry, up to {@code longest}, 8 s
   * unless set. Values above one day count as one day.
   *
   * @throws IllegalArgumentException if {@code first} is not positive, or longer than {@code
   *     longest}
   */
  public RetryPolicyBuilder backoff(Duration first, Duration longest) {
    if (first.isZero() || first.isNegative() || first.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "the first backoff must be positive and not longer than the longest: "
              + first
              + " to "
              + longest);
    }
    this.firstBackoff = Durations.shorter(first, MAX_BACKOFF);
    this.longestBackoff = Durations.shorter(longest, MAX_BACKOFF);
    return this;
  }

  /**
   * Sets how long after its start a call may begin a retry. Unless set, only the timeout of the
   * call limits retries.
   *
   * @throws IllegalArgumentException if the duration is zero or negative
   */
  public RetryPolicyBuilder maxElapsed(Duration maxElapsed) {
    if (maxElapsed.isZero() || maxElapsed.isNegative()) {
      throw new IllegalArgumentException("maxElapsed must be positive: " + maxElapsed);
    }
    this.maxElapsed = maxElapsed;
    return this;
  }

  /**
   * Sets the retry budget that all calls of a client share. The budget starts with {@code reserve}
   * retries, 10 unless set. Each retry takes 1 from the budget. Each successful call adds {@code
   * refill}, 0.1 unless set, up to {@code reserve}.
   *
   * <p>The budget limits the extra load during an outage. Once the budget is empty, a service that
   * fails every call receives only one request per call.
   *
   * @throws IllegalArgumentException if {@code reserve} is not between 1 and 1,000,000, or {@code
   *     refill} is not between 0.001 and 1
   */
  public RetryPolicyBuilder budget(int reserve, double refill) {
    boolean isReserve = reserve >= 1 && reserve <= MAX_RESERVE;
    if (!isReserve || !(refill >= 0.001 && refill <= 1)) {
      throw new IllegalArgumentException(
          "the retry budget needs a reserve of 1 to 1000000 and a refill of 0.001 to 1: "
              + reserve
              + " and "
              + refill);
    }
    this.budgetReserve = reserve;
    this.budgetRefill = refill;
    return this;
  }

  /** Removes the shared budget. Suits programs that make few calls. */
  public RetryPolicyBuilder withoutBudget() {
    this.budgetReserve = 0;
    return this;
  }

  /** Builds the policy. */
  public RetryPolicy build() {
    return new RetryPolicy(this);
  }
}
