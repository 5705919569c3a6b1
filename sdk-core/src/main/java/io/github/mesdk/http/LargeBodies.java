package io.github.mesdk.http;

import io.github.mesdk.time.Deadline;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many large bodies the process reads and decodes at the same time: one for each {@link
 * #HEAP_PER_BODY} of its heap. A call waits for its turn until its deadline, in order of arrival. A
 * thread that decodes one large body may read others for it, such as signing keys. Thread-safe.
 */
final class LargeBodies {
  /** What decoding a body of the default maximum size needs at most, with room to spare. */
  private static final long HEAP_PER_BODY = 48L * 1024 * 1024;

  private static final long MAX_HEAP = Runtime.getRuntime().maxMemory();

  /**
   * The size above which a body is large, in bytes: 64 KiB, or less with a heap below 256 MiB.
   * Decoding needs up to 27 times as much, so 64 smaller bodies fit into half of the heap.
   */
  static final int THRESHOLD = (int) Math.min(64 * 1024, MAX_HEAP / 4096);

  /** Created with the first client, because a failure during a call would be final. */
  static final LargeBodies SHARED =
      new LargeBodies((int) Math.min(MAX_HEAP / HEAP_PER_BODY, 10_000));

  private final Semaphore permits;

  /** The number of large bodies that the thread has entered; null for none. */
  private final ThreadLocal<@Nullable Integer> entered;

  /** Allows this many large bodies, and at least one. */
  LargeBodies(int limit) {
    this(limit, new ThreadLocal<>());
  }

  /** As {@link #LargeBodies(int)}, with a variable that can fail; for tests. */
  LargeBodies(int limit, ThreadLocal<@Nullable Integer> entered) {
    permits = new Semaphore(Math.max(limit, 1), true);
    this.entered = entered;
  }

  /**
   * Waits for the turn of this thread. It must call {@link #leave} when it no longer needs the
   * body.
   *
   * @throws InterruptedIOException if the deadline passes first
   * @throws InterruptedException if the thread is interrupted
   */
  void enter(Deadline deadline) throws InterruptedIOException, InterruptedException {
    Integer before = entered.get();
    if (before == null
        && !permits.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedIOException("timeout");
    }
    try {
      entered.set(before == null ? 1 : before + 1);
    } catch (Throwable outOfMemory) { // no later call would get this turn
      permits.release(before == null ? 1 : 0);
      throw outOfMemory;
    }
  }

  /** Ends what {@link #enter} began. Does nothing if this thread has not entered. */
  void leave() {
    Integer before = entered.get();
    if (before != null && before > 1) {
      entered.set(before - 1);
    } else {
      entered.remove();
      permits.release(before == null ? 0 : 1);
    }
  }
}
