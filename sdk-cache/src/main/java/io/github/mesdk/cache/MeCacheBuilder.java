package io.github.mesdk.cache;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.DaemonThreads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link MeCache}. Unset options use the defaults documented on their methods. Not
 * thread-safe.
 */
public final class MeCacheBuilder {
  /**
   * The maximum of each duration: longer than any sensible value, and short enough for arithmetic
   * in nanoseconds.
   */
  private static final Duration MAX_DURATION = Duration.ofDays(365);

  Duration timeToLive = Duration.ofSeconds(60);
  Duration staleWhileRevalidate = Duration.ZERO;
  Duration staleIfError = Duration.ofSeconds(30);
  Duration maxWaitBeforeStale = Duration.ofSeconds(2);
  Duration negativeTimeToLive = Duration.ofSeconds(10);
  long maximumSize = 10_000;
  long maximumNegativeEntries = 1_000;
  int maximumConcurrentLoads = 64;
  int maximumQueuedLoads = 10_000;
  @Nullable SecondLevel secondLevel;
  ThreadFactory threads = DaemonThreads.named("mesdk-cache");
  InstantSource clock = InstantSource.system();
  LongSupplier nanoTime = System::nanoTime;

  /** Null for a new {@link SystemTimer} per cache. */
  @Nullable Timer timer;

  MeCacheBuilder() {}

  /**
   * Sets how long an answer is fresh, counted from the start of its load. Default: 60 seconds. A
   * revoked token keeps working for up to this time, unless the program calls {@link
   * MeCache#invalidate}. An answer is never served after its token has expired, regardless of this
   * setting.
   *
   * @throws IllegalArgumentException if {@code timeToLive} is not positive, or longer than a year
   */
  public MeCacheBuilder timeToLive(Duration timeToLive) {
    if (timeToLive.isZero()) {
      throw new IllegalArgumentException("timeToLive must be positive");
    }
    this.timeToLive = checked("timeToLive", timeToLive);
    return this;
  }

  /**
   * Sets how long an answer is still served at once after its time to live, while the cache loads a
   * newer answer in the background (RFC 5861). Default: zero, which disables background loads.
   *
   * @throws IllegalArgumentException if {@code staleWhileRevalidate} is negative, or longer than a
   *     year
   */
  public MeCacheBuilder staleWhileRevalidate(Duration staleWhileRevalidate) {
    this.staleWhileRevalidate = checked("staleWhileRevalidate", staleWhileRevalidate);
    return this;
  }

  /**
   * Sets how long an answer may still be served after its time to live during an outage (RFC 5861).
   * Default: 30 seconds; zero disables stale answers. An outage is a failure that says nothing
   * about the user. A load that takes longer than {@link #maxWaitBeforeStale} or the call's timeout
   * counts as an outage too. For 5 seconds after a load has failed in an outage, calls take the
   * stale answer without a load.
   *
   * <p>A rejected token, a missing permission or an unknown user is never an outage. A readable
   * response with a success status but without a user is not an outage either. The caller receives
   * such a failure, and the cache removes the answer. A body that cannot be read is an outage, see
   * {@link io.github.mesdk.error.DecodeException#isBodyUnreadable}.
   *
   * @throws IllegalArgumentException if {@code staleIfError} is negative, or longer than a year
   */
  public MeCacheBuilder staleIfError(Duration staleIfError) {
    this.staleIfError = checked("staleIfError", staleIfError);
    return this;
  }

  /**
   * Sets how long a call waits for a load before it takes a stale answer that {@link #staleIfError}
   * permits. Default: 2 seconds. The wait is shorter if the stale answer would expire meanwhile.
   * The load continues for later calls. A call without a stale answer waits until its own timeout.
   *
   * @throws IllegalArgumentException if {@code maxWaitBeforeStale} is negative, or longer than a
   *     year
   */
  public MeCacheBuilder maxWaitBeforeStale(Duration maxWaitBeforeStale) {
    this.maxWaitBeforeStale = checked("maxWaitBeforeStale", maxWaitBeforeStale);
    return this;
  }

  /**
   * Sets how long the cache rejects a token after the provider called it invalid or expired,
   * without calling the provider again. Default: 10 seconds; zero disables negative entries. No
   * other failure is cached. If a request has a second credential for the user, no failure of that
   * request is cached.
   *
   * @throws IllegalArgumentException if {@code negativeTimeToLive} is negative, or longer than a
   *     year
   */
  public MeCacheBuilder negativeTimeToLive(Duration negativeTimeToLive) {
    this.negativeTimeToLive = checked("negativeTimeToLive", negativeTimeToLive);
    return this;
  }

  /**
   * Sets the maximum number of answers. Default: 10,000. Beyond this number, the cache evicts
   * answers that are rarely used.
   *
   * @throws IllegalArgumentException if {@code maximumSize} is not positive
   */
  public MeCacheBuilder maximumSize(long maximumSize) {
    this.maximumSize = positive("maximumSize", maximumSize);
    return this;
  }

  /**
   * Sets the maximum number of negative entries, in addition to the answers. Default: 1,000.
   *
   * @throws IllegalArgumentException if {@code maximumNegativeEntries} is not positive
   */
  public MeCacheBuilder maximumNegativeEntries(long maximumNegativeEntries) {
    this.maximumNegativeEntries = positive("maximumNegativeEntries", maximumNegativeEntries);
    return this;
  }

  /**
   * Sets how many loads run at the same time. Default: 64. Further loads wait in the queue. The
   * limit also slows down a flood of invented tokens before it reaches the provider.
   *
   * @throws IllegalArgumentException if {@code maximumConcurrentLoads} is not positive
   */
  public MeCacheBuilder maximumConcurrentLoads(int maximumConcurrentLoads) {
    this.maximumConcurrentLoads = (int) positive("maximumConcurrentLoads", maximumConcurrentLoads);
    return this;
  }

  /**
   * Sets how many loads may wait in the queue. Default: 10,000. A load leaves the queue when its
   * last waiter times out, so this limit only bounds memory: a queued load takes 1 to 2 KiB plus
   * its token. When the queue is full, a call without a stale answer fails with {@link
   * io.github.mesdk.error.TransportException.Reason#TOO_BUSY}.
   *
   * @throws IllegalArgumentException if {@code maximumQueuedLoads} is not positive
   */
  public MeCacheBuilder maximumQueuedLoads(int maximumQueuedLoads) {
    this.maximumQueuedLoads = (int) positive("maximumQueuedLoads", maximumQueuedLoads);
    return this;
  }

  /**
   * Sets a second level, which a fleet shares behind the memory of this cache. Unset, the cache
   * shares nothing. With a second level, an invalidation reaches all members of the fleet, and
   * {@link io.github.mesdk.MeClientBuilder#build} refuses a client whose answers cannot be shared
   * safely. An answer stays in the second level for its time to live and the longer stale window,
   * at most 55 minutes.
   */
  public MeCacheBuilder secondLevel(SecondLevel secondLevel) {
    this.secondLevel = requireNonNull(secondLevel, "secondLevel");
    return this;
  }

  /** Sets the thread factory of loads, for tests. */
  MeCacheBuilder threads(ThreadFactory threads) {
    this.threads = threads;
    return this;
  }

  /** Sets the clocks and the timer, for tests. */
  MeCacheBuilder clock(InstantSource clock, LongSupplier nanoTime, Timer timer) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.timer = timer;
    return this;
  }

  /** Returns a new cache. */
  public MeCache build() {
    return new MeCache(this);
  }

  private static Duration checked(String name, Duration value) {
    if (value.isNegative() || value.compareTo(MAX_DURATION) > 0) {
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
