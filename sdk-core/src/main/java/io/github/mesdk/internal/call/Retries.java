package io.github.mesdk.internal.call;

import io.github.mesdk.concurrent.Sleeper;
import io.github.mesdk.error.MeException;
import io.github.mesdk.retry.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of one client try again: by the policy, within the time that is left, out of the
 * budget they share. Thread-safe.
 */
public final class Retries {
  private final RetryPolicy policy;
  private final RetryBudget budget;
  private final Sleeper sleeper;
  private final @Nullable DoubleSupplier random;

  /**
   * For one client.
   *
   * @param random what the waits are drawn with; null for the thread's own
   */
  public Retries(RetryPolicy policy, Sleeper sleeper, @Nullable DoubleSupplier random) {
    this.policy = policy;
    this.budget = new RetryBudget(policy);
    this.sleeper = sleeper;
    this.random = random;
  }

  /** The wait before a retry, which is paid for by then; absent if there is to be none. */
  Optional<Duration> next(int attempts, MeException failure, Duration elapsed, Duration left) {
    double drawn = random == null ? ThreadLocalRandom.current().nextDouble() : random.getAsDouble();
    return policy
        .delay(attempts, failure, elapsed, drawn)
        .filter(wait -> wait.compareTo(left) < 0)
        .filter(wait -> budget.take());
  }

  void await(Duration wait) throws InterruptedException {
    sleeper.sleep(wait);
  }

  void succeeded() {
    budget.refill();
  }
}
