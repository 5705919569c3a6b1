package io.github.mesdk.oauth2;

import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.concurrent.Interrupts;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Fetches the issuer's keys on a thread of its own, one fetch at a time. Thread-safe. */
final class BackgroundFetch {
  /**
   * How long after its start callers wait for a fetch. Later callers do not wait for a fetch that
   * probably hangs.
   */
  private static final Duration MAX_WAIT = Duration.ofSeconds(5);

  private final ThreadFactory threads;
  private final AtomicReference<@Nullable Run> running = new AtomicReference<>();

  BackgroundFetch(ThreadFactory threads) {
    this.threads = threads;
  }

  /** A fetch that was started. */
  record Run(CountDownLatch end, Deadline waitEnd) {

    /**
     * Waits for the end of the fetch, at most {@code maxWait}.
     *
     * @throws TransportException if the thread is interrupted; its interrupt flag is still set
     */
    void await(Duration maxWait) {
      Duration wait = Durations.shorter(maxWait, waitEnd.remaining());
      try {
        boolean unused = end.await(wait.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException stopped) {
        throw Interrupts.during("waiting for the issuer's keys");
      }
    }
  }

  /**
   * Starts {@code fetch}, unless another one runs, and returns the fetch that runs. If no thread
   * can be started, returns one that has ended: the next caller tries again.
   */
  Run start(Runnable fetch) {
    Run fresh = new Run(new CountDownLatch(1), Deadline.after(MAX_WAIT));
    Run first = running.compareAndExchange(null, fresh);
    if (first != null) {
      return first;
    }
    try {
      threads.newThread(() -> run(fetch, fresh)).start();
    } catch (RuntimeException | Error noThread) {
      OAuthTransport.LOG.debug("cannot start a thread to fetch the issuer's keys", noThread);
      end(fresh);
    }
    return fresh;
  }

  private void run(Runnable fetch, Run run) {
    try {
      fetch.run();
    } finally {
      end(run);
    }
  }

  private void end(Run run) {
    running.set(null);
    run.end.countDown();
  }
}
