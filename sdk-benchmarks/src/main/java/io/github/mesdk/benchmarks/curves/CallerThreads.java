package io.github.mesdk.benchmarks.curves;

import io.github.mesdk.benchmarks.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs callers on virtual threads where Java has them, and otherwise on platform threads. */
final class CallerThreads {
  private CallerThreads() {}

  /** Whether there are virtual threads. */
  static boolean areVirtual() {
    return Runtime.version().feature() >= 21;
  }

  /** Each caller repeats the operation until the time is over. Returns the number of failures. */
  static long repeat(Variant.Op op, int callers, long nanos, Latencies latencies) throws Exception {
    long end = System.nanoTime() + nanos;
    return run(
        callers,
        () -> {
          long failures = 0;
          while (System.nanoTime() < end) {
            long start = System.nanoTime();
            try {
              op.run();
              latencies.add(System.nanoTime() - start);
            } catch (Exception failed) {
              failures++;
            }
          }
          return failures;
        });
  }

  /** Work of one caller. */
  @FunctionalInterface
  interface Caller {
    /** Returns the number of failures. */
    long run() throws Exception;
  }

  static long run(int callers, Caller caller) throws InterruptedException, ExecutionException {
    ExecutorService threads = executor(callers);
    try {
      List<Future<Long>> running = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        running.add(threads.submit(caller::run));
      }
      long failures = 0;
      for (Future<Long> each : running) {
        failures += each.get();
      }
      return failures;
    } finally {
      threads.shutdownNow();
    }
  }

  private static ExecutorService executor(int callers) {
    if (!areVirtual()) {
      return Executors.newFixedThreadPool(callers);
    }
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException olderJava) {
      throw new IllegalStateException("Java 21 and newer have virtual threads", olderJava);
    }
  }
}
