package io.github.mesdk.benchmarks.curves;

import io.github.mesdk.MeClient;
import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Callers that all need a token at once, from a source that takes 50 ms. */
final class TokenStorm {
  private static final int[] CALLERS = {10, 100, 1_000, 10_000};
  private static final int MAX_PLATFORM_THREADS = 1_000;
  private static final int SOURCE_MILLIS = 50;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final AuthInfo ANSWER = AuthInfo.builder().userId(1).build();

  private final int callers;
  private final AtomicInteger requests = new AtomicInteger();
  private final TokenProvider tokens;
  private final Latencies latencies = new Latencies();

  private TokenStorm(int callers, TokenProvider source) {
    this.callers = callers;
    this.tokens =
        TokenProvider.caching(() -> {
          requests.incrementAndGet();
          return source.token();
        });
  }

  static List<Point> run() throws Exception {
    List<Point> points = new ArrayList<>();
    for (int callers : CALLERS) {
      measure(callers); // warms up
      points.addAll(measure(callers));
    }
    return points;
  }

  private static List<Point> measure(int callers) throws Exception {
    List<Point> points = new ArrayList<>();
    if (callers <= MAX_PLATFORM_THREADS || CallerThreads.areVirtual()) {
      points.addAll(blocking(callers, TokenStorm::slowToken));
    }
    points.addAll(asynchronous(callers, TokenStorm::slowToken));
    return points;
  }

  /** Each caller blocks a thread of its own. */
  static List<Point> blocking(int callers, TokenProvider source) throws Exception {
    return new TokenStorm(callers, source).block();
  }

  /**
   * One thread calls {@code meAsync} for all callers. Before Java 21, the SDK rejects the calls
   * that do not fit into its queue.
   */
  static List<Point> asynchronous(int callers, TokenProvider source) {
    return new TokenStorm(callers, source).callAsync();
  }

  private List<Point> block() throws Exception {
    CountDownLatch started = new CountDownLatch(callers);
    long failures =
        CallerThreads.run(
            callers,
            () -> {
              started.countDown();
              started.await();
              long start = System.nanoTime();
              try {
                tokens.token(Deadline.after(TIMEOUT));
              } catch (RuntimeException failed) {
                return 1;
              }
              latencies.add(System.nanoTime() - start);
              return 0;
            });
    return points(Row.OURS, failures, 0);
  }

  private List<Point> callAsync() {
    MeClient<AuthInfo> client =
        request -> {
          tokens.token(Deadline.after(TIMEOUT));
          return ANSWER;
        };
    List<CompletableFuture<Void>> calls = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      long start = System.nanoTime();
      calls.add(client.meAsync().thenRun(() -> latencies.add(System.nanoTime() - start)));
    }
    long failures = 0;
    long rejections = 0;
    for (CompletableFuture<Void> call : calls) {
      try {
        call.join();
      } catch (CompletionException failed) {
        boolean isRejected = isTooBusy(failed.getCause());
        rejections += isRejected ? 1 : 0;
        failures += isRejected ? 0 : 1;
      }
    }
    return points(Row.OURS + ", meAsync", failures, rejections);
  }

  private static boolean isTooBusy(@Nullable Throwable failure) {
    return failure instanceof TransportException transport
        && transport.reason() == TransportException.Reason.TOO_BUSY;
  }

  private List<Point> points(String series, long failures, long rejections) {
    return List.of(
        new Point("Token storm: requests", series, callers, requests.get()),
        new Point("Token storm: slowest caller, ms", series, callers, latencies.millis(1)),
        new Point("Token storm: failures", series, callers, failures),
        new Point("Token storm: rejected with TOO_BUSY", series, callers, rejections));
  }

  /** Simulates a token endpoint. */
  private static AccessToken slowToken() {
    try {
      Thread.sleep(SOURCE_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return AccessToken.of("token");
  }
}
