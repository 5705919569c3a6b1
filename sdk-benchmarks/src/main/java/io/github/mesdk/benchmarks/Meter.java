package io.github.mesdk.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts time, and the bytes that all threads allocate. */
final class Meter {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static volatile Object sink = "";

  private Meter() {}

  /**
   * What a number of operations cost.
   *
   * @param nanos nanoseconds per operation
   * @param bytes bytes per operation
   */
  record Cost(double nanos, double bytes) {}

  /** Runs {@code op} so often and says what one run cost. */
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

  /** What was made last, so that nobody can leave the making out. */
  static Object sink() {
    return sink;
  }

  private static long allocated() {
    long sum = 0;
    for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
      sum += Math.max(bytes, 0); // -1 for a thread that has just ended
    }
    return sum;
  }
}
