package io.github.mesdk.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures time, the processor time of all Java threads, and the bytes that they allocate. */
public final class Meter {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static volatile Object sink = "";

  private Meter() {}

  /**
   * The cost of one operation, averaged over several runs.
   *
   * @param nanos nanoseconds per operation
   * @param bytes allocated bytes per operation
   * @param cpuNanos nanoseconds of processor time per operation, in the kernel and outside
   */
  record Cost(double nanos, double bytes, double cpuNanos) {}

  /** Runs {@code op} {@code times} times and returns the average cost. */
  static Cost of(Variant.Op op, int times) throws Exception {
    Object last = "";
    long bytes = allocated();
    long cpu = cpuNanos();
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      last = op.run();
    }
    long nanos = System.nanoTime() - start;
    cpu = cpuNanos() - cpu;
    bytes = allocated() - bytes;
    sink = last;
    return new Cost((double) nanos / times, (double) bytes / times, (double) cpu / times);
  }

  /**
   * Returns the result of the last operation. Storing the result keeps the JIT compiler from
   * eliminating the operation.
   */
  static Object sink() {
    return sink;
  }

  /** Returns the bytes that the threads of the process have allocated, ended threads excepted. */
  public static long allocated() {
    return sum(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()));
  }

  /** The processor time of the whole process has a resolution of 10 ms, which is too coarse. */
  private static long cpuNanos() {
    return sum(THREADS.getThreadCpuTime(THREADS.getAllThreadIds()));
  }

  private static long sum(long[] amounts) {
    long sum = 0;
    for (long amount : amounts) {
      sum += Math.max(amount, 0); // -1 if the thread has ended
    }
    return sum;
  }
}
