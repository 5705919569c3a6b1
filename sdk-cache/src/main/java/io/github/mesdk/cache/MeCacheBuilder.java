package io.github.mesdk.cache;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link MeCache}s; not thread-safe. Each builds with the defaults that its options name.
 */
public final class MeCacheBuilder {
  /** Longer than any use, and far from arithmetic's edges. */
  private static final Duration LONGEST = Duration.ofDays(365);

  Duration timeToLive = Duration.ofSeconds(60);
  Duration staleWhileRevalidate = Duration.ZERO;
  Duration staleIfError = Duration.ofSeconds(30);
  Duration maxWaitBeforeStale = Duration.ofSeconds(2);
  Duration negativeTimeToLive = Duration.ofSeconds(10);
  long maximumSize = 10_000;
  long maximumNegative = 1_000;
  int maximumConcurrentLoads = 64;
  int maximumQueuedLoads = 10_000;
  ThreadFactory threads = DaemonThreads.named("mesdk-cache");
  InstantSource clock = InstantSource.system();
  LongSupplier nanoTime = System::nanoTime;

  /** Null for the system's, of which each cache has one of its own. */
  @Nullable Timer timer;

  MeCacheBuilder() {}

  /**
   * How long an answer is served without asking again: 60 seconds unless set, counted from when the
   * service was asked. A revocation that no one reports to the cache goes unnoticed for as long. An
   * answer is never served after its token has expired, however long this is.
   *
   * @throws IllegalArgumentException if it is not positive, or longer than a year
   */
  public MeCacheBuilder timeToLive(Duration timeToLive) {
    if (timeToLive.isZero()) {
      throw new IllegalArgumentException("the time to live must be positive");
    }
    this.timeToLive = checked("the time to live", timeToLive);
    return this;
  }

  /**
   * For how long after its time to live an answer is still served at once, while a newer one is
   * fetched in the background: not at all unless set.
   *
   * @throws IllegalArgumentException if it is negative, or longer than a year
   */
  public MeCacheBuilder staleWhileRevalidate(Duration staleWhileRevalidate) {
    this.staleWhileRevalidate = checked("the time while revalidating", staleWhileRevalidate);
    return this;
  }

  /**
   * For how long after its time to live an answer is still served when the service cannot be asked,
   * or does not answer within {@link #maxWaitBeforeStale} and the call's time: 30 seconds unless
   * set, zero for never. Only failures that say nothing about the user count: a rejected token, a
   * missing right or an unknown user is passed on and ends the answer. For 5 seconds after such a
   * failure, calls that the answer serves do not ask the service.
   *
   * @throws IllegalArgumentException if it is negative, or longer than a year
   */
  public MeCacheBuilder staleIfError(Duration staleIfError) {
    this.staleIfError = checked("the time on errors", staleIfError);
    return this;
  }

  /**
   * How long a call waits for the service when {@link #staleIfError} lets a stale answer serve it:
   * 2 seconds unless set, and never so long that the stale answer expires meanwhile. The load goes
   * on, for later calls. A call without a stale answer waits until its own time is up.
   *
   * @throws IllegalArgumentException if it is negative, or longer than a year
   */
  public MeCacheBuilder maxWaitBeforeStale(Duration maxWaitBeforeStale) {
    this.maxWaitBeforeStale = checked("the wait before a stale answer", maxWaitBeforeStale);
    return this;
  }

  /**
   * For how long a token that the service called invalid or expired is refused without asking: 10
   * seconds unless set, zero for never. No other failure is kept, and none of a request that names
   * its user by a second credential.
   *
   * @throws IllegalArgumentException if it is negative, or longer than a year
   */
  public MeCacheBuilder negativeTimeToLive(Duration negativeTimeToLive) {
    this.negativeTimeToLive = checked("the time to live of rejected tokens", negativeTimeToLive);
    return this;
  }

  /**
   * How many answers are kept: 10,000 unless set. Beyond that, the ones that are rarely asked for
   * are evicted.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public MeCacheBuilder maximumSize(long maximumSize) {
    this.maximumSize = positive("the number of answers", maximumSize);
    return this;
  }

  /**
   * How many rejected tokens are kept, besides the answers: 1,000 unless set.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public MeCacheBuilder maximumNegative(long maximumNegative) {
    this.maximumNegative = positive("the number of rejected tokens", maximumNegative);
    return this;
  }

  /**
   * How many loads ask services at the same time: 64 unless set. A flood of invented tokens reaches
   * the service no faster than these let it. The other loads wait in the queue.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public MeCacheBuilder maximumConcurrentLoads(int maximumConcurrentLoads) {
    this.maximumConcurrentLoads = (int) positive("the number of loads", maximumConcurrentLoads);
    return this;
  }

  /**
   * How many loads may wait for their turn: 10,000 unless set. A load leaves the queue when the
   * time of the last call that waits for it is up, so this only bounds the memory: some 2 KiB each,
   * besides the token. Beyond it a call fails with {@link
   * io.github.mesdk.error.TransportException.Reason#TOO_BUSY}, unless a stale answer serves it.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public MeCacheBuilder maximumQueuedLoads(int maximumQueuedLoads) {
    this.maximumQueuedLoads = (int) positive("the number of queued loads", maximumQueuedLoads);
    return this;
  }

  /** What makes the threads of loads, for tests. */
  MeCacheBuilder threads(ThreadFactory threads) {
    this.threads = threads;
    return this;
  }

  /** How time passes, for tests. */
  MeCacheBuilder clock(InstantSource clock, LongSupplier nanoTime, Timer timer) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.timer = timer;
    return this;
  }

  /** The cache. */
  public MeCache build() {
    return new MeCache(this);
  }

  private static Duration checked(String name, Duration value) {
    if (value.isNegative() || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(name + " must be between 0 and a year: " + value);
    }
    return value;
  }

  private static long positive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive: " + value);
    }
    return value;
  }
}
