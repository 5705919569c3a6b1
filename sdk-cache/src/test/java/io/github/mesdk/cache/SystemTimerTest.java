package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The default timer. */
@Timeout(60)
class SystemTimerTest {
  private final Timer timer = new SystemTimer();

  private Thread threadOfATask() {
    CompletableFuture<Thread> ran = new CompletableFuture<>();
    timer.schedule(() -> ran.complete(Thread.currentThread()), 1, new CompletableFuture<>());
    return ran.join();
  }

  @Test
  void aTaskRunsOnADaemonThreadOfTheTimer() {
    Thread thread = threadOfATask();
    assertThat(thread.getName()).isEqualTo("mesdk-cache-timeout");
    assertThat(thread.isDaemon()).isTrue();
  }

  @Test
  void aTaskIsNotRunIfItsFutureIsDone() {
    AtomicBoolean hasRun = new AtomicBoolean();
    timer.schedule(() -> hasRun.set(true), 1, CompletableFuture.completedFuture(7));
    threadOfATask();
    assertThat(hasRun).isFalse();
  }

  @Test
  void aWaitThatEndsInTimeNeedsNoThread() {
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    SystemTimer unused = new SystemTimer();
    unused.schedule(() -> {}, Long.MAX_VALUE, answer);
    answer.complete(7);
    assertThat(unused.tasks()).isZero();
  }
}
