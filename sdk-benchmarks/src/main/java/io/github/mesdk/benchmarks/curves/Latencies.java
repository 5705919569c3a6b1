package io.github.mesdk.benchmarks.curves;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts latencies in buckets, each about 6 % wider than the previous one. Thread-safe. */
final class Latencies {
  private static final int BUCKETS_PER_DOUBLING = 16;

  private final AtomicLongArray counts = new AtomicLongArray(64 * BUCKETS_PER_DOUBLING);

  void add(long nanos) {
    counts.incrementAndGet(bucket(Math.max(BUCKETS_PER_DOUBLING, nanos)));
  }

  private static int bucket(long nanos) {
    int exponent = 63 - Long.numberOfLeadingZeros(nanos);
    long fraction = (nanos >>> (exponent - 4)) - BUCKETS_PER_DOUBLING;
    return exponent * BUCKETS_PER_DOUBLING + (int) fraction;
  }

  long count() {
    long sum = 0;
    for (int i = 0; i < counts.length(); i++) {
      sum += counts.get(i);
    }
    return sum;
  }

  /** Returns the latency in milliseconds that this share of the calls did not exceed. */
  double millis(double share) {
    long rank = (long) Math.ceil(share * count());
    long seen = 0;
    for (int i = 0; i < counts.length(); i++) {
      seen += counts.get(i);
      if (seen >= rank && seen > 0) {
        long width = 1L << (i / BUCKETS_PER_DOUBLING - 4);
        return (BUCKETS_PER_DOUBLING + i % BUCKETS_PER_DOUBLING + 1) * width / 1e6;
      }
    }
    return 0;
  }
}
