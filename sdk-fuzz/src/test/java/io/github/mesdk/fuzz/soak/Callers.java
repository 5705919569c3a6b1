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

/**
 * Threads that ask one question after the other: every second one blocking, the rest by futures.
 */
final class Callers {
  /** After so long a call that has two seconds has not come back and never will. */
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
      Thread thread = new Thread(() -> askUntilEnded(blocking), "soak-" + i);
      thread.setDaemon(true);
      threads.add(thread);
    }
  }

  void start() {
    threads.forEach(Thread::start);
  }

  private void askUntilEnded(boolean blocking) {
    try {
      while (!ended) {
        ask(targets.next(ThreadLocalRandom.current()), blocking);
      }
    } catch (InterruptedException | TimeoutException lost) {
      Held.print(); // the call stays without an end, and the count shows it
    } finally {
      running.countDown();
    }
  }

  private void ask(Targets.Target target, boolean blocking)
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
      return Outcomes.failure(failure.getCause());
    } catch (RuntimeException | Error failure) {
      return Outcomes.failure(failure);
    }
  }

  /** Waits for a while; true as soon as no thread asks any more. */
  boolean awaitEnd(long millis) throws InterruptedException {
    return running.await(millis, TimeUnit.MILLISECONDS);
  }

  /** Lets each thread end its call, and waits for those that do. */
  void end() throws InterruptedException {
    ended = true;
    if (!awaitEnd(TimeUnit.SECONDS.toMillis(LOST_SECONDS))) {
      System.out.println(running.getCount() + " callers never came back");
      Held.print();
    }
  }
}
