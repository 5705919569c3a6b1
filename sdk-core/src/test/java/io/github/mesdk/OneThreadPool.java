package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.internal.call.AsyncCall;
import io.github.mesdk.internal.call.AsyncThreads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A pool with one thread and one queue slot, which a test can occupy until it releases them. */
final class OneThreadPool {
  final AsyncThreads threads = AsyncThreads.pool(1, 1);
  private final CountDownLatch release = new CountDownLatch(1);

  /** Occupies the only thread. */
  void occupyThread() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    enqueue(running);
    assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
  }

  /** Occupies the thread, and then the queue slot. */
  void fill() throws InterruptedException {
    occupyThread();
    enqueue(new CountDownLatch(1));
  }

  /** Ends the tasks that occupy the pool. */
  void release() {
    release.countDown();
  }

  private void enqueue(CountDownLatch running) {
    CompletableFuture<Boolean> unused =
        AsyncCall.start(
            () -> {
              running.countDown();
              return await();
            },
            null,
            threads);
  }

  private boolean await() {
    try {
      return release.await(50, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
