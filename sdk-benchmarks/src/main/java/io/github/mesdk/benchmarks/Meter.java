package io.github.mesdk.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures time and the bytes allocated by all threads. */
final class Meter {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static volatile Object sink = "";

  private Meter() {}

  /**
   * The cost of one operation, averaged over several runs.
   *
   * @param nanos nanoseconds per operation
   * @param bytes allocated bytes per operation
   */
  record Cost(double nanos, double bytes) {}

  /** Runs {@code op} {@code times} times and returns the average cost. */
  static Cost of(Variant.Op op, int times) throws Exception {
    Object last = "";
    long bytes = allocated();
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      last = op.run();
    }
    long nanos = System.nanoTime() - start;
    bytes = allocated() - bytes;
    sink = last;
    return new Cost((double) nanos / times, (double) bytes / times);
  }

  /**
   * Returns the result of the last operation. Storing the result keeps the JIT compiler from
   * eliminating the operation.
   */
  static Object sink() {
    return sink;
  }

  private static long allocated() {
    long sum = 0;
    for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
      sum += Math.max(bytes, 0); // -1 if the thread has ended
    }
    return sum;
  }
}
