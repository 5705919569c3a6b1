package io.github.mesdk.retry;

import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a failed call tries again, and after what wait. Immutable; it decides by its arguments
 * alone and keeps no time.
 *
 * <p>Unless set otherwise, a call makes at most 3 attempts, with random waits between them of up to
 * 0.5 s at first, twice that each time, and 8 s at the longest, and all retries of a client come
 * out of a budget of 10, to which every success adds a tenth.
 *
 * <p>Retried is what may pass by itself: transport failures but for TLS and interrupts; the
 * statuses 408, 421, 425, 429, 502, 503 and 504; codes that the provider's table says so of. A
 * plain 500 is not, nor is an unreadable answer, nor that no token could be had: a token source
 * knows best when to ask its own service again. Every question is safe to repeat, a POSTed one too.
 *
 * <p>A wait that the service asks for is waited in full, with the random wait on top of it so that
 * a fleet does not return as one. A wait that does not fit into what is left of the call's time is
 * not begun: the failure is thrown at once.
 */
public final class RetryPolicy {
  /** Longer than any call; it keeps what a service asks for away from arithmetic's edges. */
  private static final Duration LONGEST = Duration.ofDays(365);

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

  /** The policy of a client that is told nothing else. */
  public static RetryPolicy ofDefaults() {
    return DEFAULTS;
  }

  /** Nothing is tried again. */
  public static RetryPolicy none() {
    return NONE;
  }

  /** A new builder, which starts from the defaults. */
  public static RetryPolicyBuilder builder() {
    return new RetryPolicyBuilder();
  }

  /**
   * How long to wait before the next attempt; absent if there is to be none.
   *
   * @param attempts how many attempts were made; replays after the refresh of a token not counted
   * @param failure how the last of them ended
   * @param elapsed how much time the call has taken so far
   * @param random from 0 to less than 1; the share of the longest random wait
   */
  public Optional<Duration> delay(
      int attempts, MeException failure, Duration elapsed, double random) {
    if (attempts >= maxAttempts || !mayPass(failure)) {
      return Optional.empty();
    }
    double backoff = Durations.exponential(firstBackoff, longestBackoff, attempts).toNanos();
    Duration wait = asked(failure).plusNanos((long) (backoff * random));
    boolean isTooLate = maxElapsed != null && elapsed.plus(wait).compareTo(maxElapsed) > 0;
    return isTooLate ? Optional.empty() : Optional.of(wait);
  }

  private static boolean mayPass(MeException failure) {
    return failure.retryable() && !(failure instanceof TokenException);
  }

  private static Duration asked(MeException failure) {
    return Durations.shorter(failure.retryAfter().orElse(Duration.ZERO), LONGEST);
  }

  /** How many attempts a call makes at most, at least 1. */
  public int maxAttempts() {
    return maxAttempts;
  }

  /** How many retries the budget of a client holds at first and at most; 0 if there is none. */
  public int budgetReserve() {
    return budgetReserve;
  }

  /** How many retries a success adds to the budget. */
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
