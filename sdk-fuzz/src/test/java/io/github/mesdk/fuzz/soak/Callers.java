package io.github.mesdk.fuzz.soak;

import io.github.mesdk.model.testiny.AuthInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads that make one call after the other. Half of them block, and half use futures. */
final class Callers {
  /** A call counts as lost if it has not returned after this time. Its timeout is two seconds. */
  private static final int LOST_SECONDS = 30;

  private final Targets targets;
  private final Outcomes outcomes;
  private final CountDownLatch running;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean ended;

  Callers(int count, Targets targets, Outcomes outcomes) {
    this.targets = targets;
    this.outcomes = outcomes;
    this.running = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      boolean blocking = i % 2 == 0;
      Thread thread = new Thread(() -> callUntilEnded(blocking), "soak-" + i);
      thread.setDaemon(true);
      threads.add(thread);
    }
  }

  void start() {
    threads.forEach(Thread::start);
  }

  private void callUntilEnded(boolean blocking) {
    try {
      while (!ended) {
        call(targets.next(ThreadLocalRandom.current()), blocking);
      }
    } catch (InterruptedException | TimeoutException lost) {
      StuckCalls.print(); // the call is not counted as ended, which fails the run
    } finally {
      running.countDown();
    }
  }

  private void call(Targets.Target target, boolean blocking)
      throws InterruptedException, TimeoutException {
    outcomes.called();
    long start = System.nanoTime();
    String end = end(target, blocking);
    outcomes.hasEnded(end, Duration.ofNanos(System.nanoTime() - start));
  }

  private static String end(Targets.Target target, boolean blocking)
      throws InterruptedException, TimeoutException {
    try {
      AuthInfo answer =
          blocking
              ? target.client().me()
              : target.client().meAsync().get(LOST_SECONDS, TimeUnit.SECONDS);
      return Outcomes.answer(answer.userId() == target.user());
    } catch (ExecutionException failure) {
      return Outcomes.failure(target.name(), failure.getCause());
    } catch (RuntimeException | Error failure) {
      return Outcomes.failure(target.name(), failure);
    }
  }

  /** Waits until all callers have ended or the time is up. Returns whether all have ended. */
  boolean awaitEnd(long millis) throws InterruptedException {
    return running.await(millis, TimeUnit.MILLISECONDS);
  }

  /** Lets each thread finish its current call and waits for all threads. */
  void end() throws InterruptedException {
    ended = true;
    if (!awaitEnd(TimeUnit.SECONDS.toMillis(LOST_SECONDS))) {
      System.out.println(running.getCount() + " callers did not return");
      StuckCalls.print();
    }
  }
}
