package io.github.mesdk.fuzz.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.model.testiny.AuthInfo;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  private static final AuthInfo ADA = AuthInfo.builder().userId(7).build();

  /** More than the platform threads of a test process. */
  private static final int CALLS = 100;

  private final CountDownLatch blocked = new CountDownLatch(CALLS);
  private final Semaphore end = new Semaphore(0);

  /** The completion of the future interrupts the thread; this thread ignores that. */
  private AuthInfo blockUninterruptibly() {
    blocked.countDown();
    end.acquireUninterruptibly();
    return ADA;
  }

  @Test
  void threadsThatOutliveTheirAsynchronousCallsAreCounted() throws InterruptedException {
    MeClient<AuthInfo> client = request -> blockUninterruptibly();
    try {
      List<CompletableFuture<AuthInfo>> calls =
          Stream.generate(client::meAsync).limit(CALLS).toList();
      blocked.await();
      assertThat(calls).allMatch(call -> call.complete(ADA));
      assertThat(Threads.dump())
          .filteredOn(thread -> thread.contains("ThreadsTest.blockUninterruptibly"))
          .hasSize(CALLS);
      assertThat(ResourceUsage.read().threads()).isGreaterThanOrEqualTo(CALLS);
    } finally {
      end.release(CALLS);
    }
  }
}
