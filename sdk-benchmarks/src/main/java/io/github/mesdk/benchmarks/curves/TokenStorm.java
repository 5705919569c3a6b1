package io.github.mesdk.benchmarks.curves;

import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Callers that all need a token at once, from a source that takes 50 ms. */
final class TokenStorm {
  private static final int[] CALLERS = {10, 100, 1_000, 10_000};
  private static final int MAX_PLATFORM_THREADS = 1_000;
  private static final int SOURCE_MILLIS = 50;

  private TokenStorm() {}

  static List<Point> run() throws Exception {
    List<Point> points = new ArrayList<>();
    for (int callers : CALLERS) {
      if (callers <= MAX_PLATFORM_THREADS || CallerThreads.areVirtual()) {
        storm(callers); // warms up
        points.addAll(storm(callers));
      }
    }
    return points;
  }

  private static List<Point> storm(int callers) throws Exception {
    AtomicInteger requests = new AtomicInteger();
    TokenProvider tokens =
        TokenProvider.caching(() -> {
          int request = requests.incrementAndGet();
          pause();
          return AccessToken.of("token-" + request);
        });
    CountDownLatch started = new CountDownLatch(callers);
    Latencies latencies = new Latencies();
    long failures =
        CallerThreads.run(
            callers,
            () -> {
              started.countDown();
              started.await();
              long start = System.nanoTime();
              tokens.token(Deadline.after(Duration.ofSeconds(30)));
              latencies.add(System.nanoTime() - start);
              return 0;
            });
    return List.of(
        new Point("Token storm: requests", Row.OURS, callers, requests.get()),
        new Point("Token storm: slowest caller, ms", Row.OURS, callers, latencies.millis(1)),
        new Point("Token storm: failures", Row.OURS, callers, failures));
  }

  private static void pause() {
    try {
      Thread.sleep(SOURCE_MILLIS); // simulates a token endpoint
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
