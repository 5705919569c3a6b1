package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The timer of programs. */
@Timeout(60)
class SystemTimerTest {
  private final Timer timer = new SystemTimer();

  private Thread threadOfALateTask() {
    CompletableFuture<Thread> ran = new CompletableFuture<>();
    timer.runLate(() -> ran.complete(Thread.currentThread()), 1, new CompletableFuture<>());
    return ran.join();
  }

  @Test
  void runsWhatIsLateOnADaemonOfItsOwnAndNotOnTheOneThatTimesTheWholeProcess() {
    Thread thread = threadOfALateTask();
    assertThat(thread.getName()).isEqualTo("mesdk-cache-late");
    assertThat(thread.isDaemon()).isTrue();
  }

  @Test
  void doesNotRunWhatIsOfNoUseAnyMore() {
    AtomicBoolean hasRun = new AtomicBoolean();
    timer.runLate(() -> hasRun.set(true), 1, CompletableFuture.completedFuture(7));
    threadOfALateTask();
    assertThat(hasRun).isFalse();
  }

  @Test
  void makesNoThreadForAWaitThatEndsInTime() {
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    SystemTimer unused = new SystemTimer();
    unused.runLate(() -> {}, Long.MAX_VALUE, answer);
    answer.complete(7);
    assertThat(unused.tasks()).isZero();
  }
}
