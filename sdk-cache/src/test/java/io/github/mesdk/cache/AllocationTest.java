package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.time.Deadline;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes that a hit allocates, for tokens of different lengths. */
class AllocationTest extends CacheFixture {
  private static final int TIMES = 20_000;
  private static final long MAX_BYTES = 256;

  @ParameterizedTest
  @ValueSource(ints = {40, 900, 5_000})
  void aHitAllocatesAtMost256Bytes(int length) {
    CacheRequest request = request("t".repeat(length));
    Deadline deadline = Deadline.after(Duration.ofMinutes(5));
    Supplier<AuthInfo> load = () -> user(7);
    get(request);
    hit(request, deadline, load);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    hit(request, deadline, load);
    long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / TIMES;
    assertThat(bytes).isLessThanOrEqualTo(MAX_BYTES);
  }

  private void hit(CacheRequest request, Deadline deadline, Supplier<AuthInfo> load) {
    for (int i = 0; i < TIMES; i++) {
      cache.get(request, deadline, load, outcome -> {}).join();
    }
  }
}
