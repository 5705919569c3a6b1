package io.github.mesdk.examples.cost;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Counts the bytes that the current thread allocates. Measures two tasks alternately and takes the
 * minimum of each, because the JIT compilers can only add allocations.
 */
final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 40;

  private static volatile Object sink = "";

  private Allocation() {}

  /** A task to measure. */
  @FunctionalInterface
  interface Work {
    Object run() throws Exception;
  }

  /** Returns the minimum number of bytes that one run of each task allocates. */
  static long[] minimum(Work first, Work second, int times) throws Exception {
    long[] minimum = {Long.MAX_VALUE, Long.MAX_VALUE};
    for (int i = 0; i < ROUNDS; i++) {
      minimum[0] = Math.min(minimum[0], bytes(first, times));
      minimum[1] = Math.min(minimum[1], bytes(second, times));
    }
    return minimum;
  }

  private static long bytes(Work work, int times) throws Exception {
    Object last = sink;
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < times; i++) {
      last = work.run();
    }
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    sink = last;
    return bytes / times;
  }
}
