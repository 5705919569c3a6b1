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
 * Decides whether and when the calls of one client retry: the policy must allow it, the call must
 * have enough time left, and the shared budget must have a retry left. Thread-safe.
 */
public final class Retries {
  private final RetryPolicy policy;
  private final RetryBudget budget;
  private final Sleeper sleeper;
  private final @Nullable DoubleSupplier random;

  /**
   * Creates the retries of one client.
   *
   * @param random the source of the random delays; null for {@link ThreadLocalRandom}
   */
  public Retries(RetryPolicy policy, Sleeper sleeper, @Nullable DoubleSupplier random) {
    this.policy = policy;
    this.budget = new RetryBudget(policy);
    this.sleeper = sleeper;
    this.random = random;
  }

  /** Takes a retry from the budget and returns its delay; absent if the call must not retry. */
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
