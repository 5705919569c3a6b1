package io.github.mesdk.examples.cost;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Counts the bytes that the calling thread allocates. Counts two ways in turns and takes the least
 * of each: what the compilers do meanwhile can only add.
 */
final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 40;

  private static volatile Object sink = "";

  private Allocation() {}

  /** Something to count. */
  @FunctionalInterface
  interface Work {
    Object run() throws Exception;
  }

  /** The least that one run of each allocates. */
  static long[] least(Work first, Work second, int times) throws Exception {
    long[] least = {Long.MAX_VALUE, Long.MAX_VALUE};
    for (int i = 0; i < ROUNDS; i++) {
      least[0] = Math.min(least[0], bytes(first, times));
      least[1] = Math.min(least[1], bytes(second, times));
    }
    return least;
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
