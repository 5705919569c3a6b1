package io.github.mesdk.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.retry.RetryPolicy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private static RetryBudget of(int reserve, double refill) {
    return new RetryBudget(RetryPolicy.builder().budget(reserve, refill).build());
  }

  private static long taken(RetryBudget budget, int wanted) {
    return IntStream.range(0, wanted).filter(i -> budget.take()).count();
  }

  @Test
  void holdsAtMostItsReserve() {
    RetryBudget budget = of(10, 0.1);
    assertThat(taken(budget, 1_000)).isEqualTo(10);
    budget.refill();
    assertThat(taken(budget, 1_000)).isZero();
  }

  @Test
  void refillsByATenthPerSuccess() {
    RetryBudget budget = of(10, 0.1);
    taken(budget, 10);
    IntStream.range(0, 10).forEach(i -> budget.refill());
    assertThat(taken(budget, 1_000)).isEqualTo(1);
    IntStream.range(0, 10_000).forEach(i -> budget.refill());
    assertThat(taken(budget, 1_000)).isEqualTo(10);
  }

  @Test
  void isUnlimitedWithoutABudget() {
    RetryBudget unlimited = new RetryBudget(RetryPolicy.builder().withoutBudget().build());
    assertThat(taken(unlimited, 10_000)).isEqualTo(10_000);
  }

  @Test
  void neverGoesBelowZeroUnderContention() throws Exception {
    RetryBudget budget = of(1_000_000, 1);
    AtomicInteger granted = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 8; i++) {
      threads.execute(() -> granted.addAndGet((int) taken(budget, 200_000)));
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(granted).hasValue(1_000_000);
  }
}
