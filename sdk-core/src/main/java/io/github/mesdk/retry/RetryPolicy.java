package io.github.mesdk.retry;

import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a failed call is retried, and after which delay. Immutable, thread-safe and
 * stateless.
 *
 * <p><b>Defaults.</b> A call makes at most 3 attempts. The delay before the first retry is random,
 * up to 0.5 s. The upper limit doubles before each further retry, up to 8 s. All calls of a client
 * share a budget of 10 retries, and each successful call adds 0.1 to the budget.
 *
 * <p><b>Retried failures.</b> The policy retries temporary failures only:
 *
 * <ul>
 *   <li>transport failures, except TLS failures and interrupts
 *   <li>the HTTP statuses 408, 421, 425, 429, 502, 503, 504, 520 to 524 and 530
 *   <li>error codes that the provider's code table marks as retryable
 * </ul>
 *
 * <p>The policy does not retry a plain 500, a response that cannot be decoded or a {@link
 * TokenException}, because a token provider decides itself when to call its service again. Every
 * request to a provider is safe to repeat, including a POST.
 *
 * <p><b>Delays.</b> If the service asks for a delay, the call waits that long plus the random
 * delay, so that many clients do not retry at the same moment. If the delay is longer than the time
 * the call has left, the call fails at once.
 */
public final class RetryPolicy {
  /** Longer than any call. Caps the delay that a service asks for, so that sums cannot overflow. */
  private static final Duration MAX_REQUESTED_DELAY = Duration.ofDays(365);

  private static final RetryPolicy DEFAULTS = builder().build();
  private static final RetryPolicy NONE = builder().maxAttempts(1).build();

  private final int maxAttempts;
  private final Duration firstBackoff;
  private final Duration longestBackoff;
  private final @Nullable Duration maxElapsed;
  private final int budgetReserve;
  private final double budgetRefill;

  RetryPolicy(RetryPolicyBuilder from) {
    maxAttempts = from.maxAttempts;
    firstBackoff = from.firstBackoff;
    longestBackoff = from.longestBackoff;
    maxElapsed = from.maxElapsed;
    budgetReserve = from.budgetReserve;
    budgetRefill = from.budgetRefill;
  }

  /**
   * Returns the policy with the default options, which a client uses unless it sets another policy.
   */
  public static RetryPolicy ofDefaults() {
    return DEFAULTS;
  }

  /** Returns a policy without retries. */
  public static RetryPolicy none() {
    return NONE;
  }

  /** Returns a new builder with the default options. */
  public static RetryPolicyBuilder builder() {
    return new RetryPolicyBuilder();
  }

  /**
   * Returns the delay before the next attempt; absent if the call must not be retried.
   *
   * @param attempts how many attempts the call has made, not counting the first attempt with a new
   *     token after the service rejected the first token
   * @param failure the failure of the last attempt
   * @param elapsed how long the call has run so far
   * @param random the fraction of the longest random delay, from 0 (inclusive) to 1 (exclusive)
   */
  public Optional<Duration> delay(
      int attempts, MeException failure, Duration elapsed, double random) {
    if (attempts >= maxAttempts || !isRetried(failure)) {
      return Optional.empty();
    }
    double backoff = Durations.exponential(firstBackoff, longestBackoff, attempts).toNanos();
    Duration wait = requestedDelay(failure).plusNanos((long) (backoff * random));
    boolean isTooLate = maxElapsed != null && elapsed.plus(wait).compareTo(maxElapsed) > 0;
    return isTooLate ? Optional.empty() : Optional.of(wait);
  }

  private static boolean isRetried(MeException failure) {
    return failure.retryable() && !(failure instanceof TokenException);
  }

  private static Duration requestedDelay(MeException failure) {
    return Durations.shorter(failure.retryAfter().orElse(Duration.ZERO), MAX_REQUESTED_DELAY);
  }

  /** Returns the maximum number of attempts of a call; at least 1. */
  public int maxAttempts() {
    return maxAttempts;
  }

  /** Returns the initial and maximum number of retries in a client's budget; 0 without a budget. */
  public int budgetReserve() {
    return budgetReserve;
  }

  /** Returns how many retries each successful call adds to the budget. */
  public double budgetRefill() {
    return budgetRefill;
  }

  @Override
  public String toString() {
    return "RetryPolicy{maxAttempts="
        + maxAttempts
        + ", backoff="
        + firstBackoff
        + ".."
        + longestBackoff
        + (maxElapsed == null ? "" : ", maxElapsed=" + maxElapsed)
        + (budgetReserve == 0 ? "" : ", budget=" + budgetReserve + "+" + budgetRefill)
        + "}";
  }
}
