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
  /** Longer than anybody's patience, and far from arithmetic's edges. */
  private static final Duration LONGEST = Duration.ofDays(365);

  Duration timeToLive = Duration.ofSeconds(60);
  Duration staleWhileRevalidate = Duration.ZERO;
  Duration staleIfError = Duration.ofSeconds(30);
  Duration patience = Duration.ofSeconds(2);
  Duration negativeTimeToLive = Duration.ofSeconds(10);
  long maximumSize = 10_000;
  long maximumNegative = 1_000;
  int maximumLoads = 64;
  int maximumQueue = 256;
  ThreadFactory threads = DaemonThreads.named("mesdk-cache");
  InstantSource clock = InstantSource.system();
  LongSupplier nanoTime = System::nanoTime;

  /** Null for the system's, of which each cache has one of its own. */
  @Nullable Timer timer;

  MeCacheBuilder() {}

  /**
   * How long an answer is given without asking again: 60 seconds unless set, counted from when the
   * service was asked. It is the longest that a revocation may go unnoticed which nobody reports.
   * An answer is never given beyond the end of its token, however long this is.
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
   * For how long after its time an answer is still given at once, while a newer one is fetched in
   * the background: not at all unless set.
   *
   * @throws IllegalArgumentException if it is negative, or longer than a year
   */
  public MeCacheBuilder staleWhileRevalidate(Duration staleWhileRevalidate) {
    this.staleWhileRevalidate = checked("the time while revalidating", staleWhileRevalidate);
    return this;
  }

  /**
   * For how long after its time an answer is still given when the service cannot be asked, or does
   * not answer within {@link #patience} and the asker's time: 30 seconds unless set, zero for
   * never. Only failures that say nothing about the user count: a rejected token, a missing right
   * or a user who is gone is passed on, and ends the answer. After such a failure the service is
   * left alone for 5 seconds by those whom the answer serves.
   *
   * @throws IllegalArgumentException if it is negative, or longer than a year
   */
  public MeCacheBuilder staleIfError(Duration staleIfError) {
    this.staleIfError = checked("the time on errors", staleIfError);
    return this;
  }

  /**
   * How long one waits for the service who can be given an older answer by {@link #staleIfError}: 2
   * seconds unless set, and never so long that the older answer ends meanwhile. The question stays
   * under way, for those who come later. Who has nothing to fall back on waits to the end of the
   * call's time.
   *
   * @throws IllegalArgumentException if it is negative, or longer than a year
   */
  public MeCacheBuilder patience(Duration patience) {
    this.patience = checked("the patience", patience);
    return this;
  }

  /**
   * For how long a token that the service called invalid or expired is refused without asking: 10
   * seconds unless set, zero for never. No other failure is kept, and none of a question that names
   * its user by a second credential.
   *
   * @throws IllegalArgumentException if it is negative, or longer than a year
   */
  public MeCacheBuilder negativeTimeToLive(Duration negativeTimeToLive) {
    this.negativeTimeToLive = checked("the time of refusals", negativeTimeToLive);
    return this;
  }

  /**
   * How many answers are kept: 10,000 unless set. Those that are asked for seldom make room.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public MeCacheBuilder maximumSize(long maximumSize) {
    this.maximumSize = positive("the number of answers", maximumSize);
    return this;
  }

  /**
   * How many refused tokens are kept, besides the answers: 1,000 unless set.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public MeCacheBuilder maximumNegative(long maximumNegative) {
    this.maximumNegative = positive("the number of refusals", maximumNegative);
    return this;
  }

  /**
   * How many questions are put to services at the same time, and how many more wait for their turn:
   * 64 and 256 unless set. Beyond that a question fails with {@link
   * io.github.mesdk.error.TransportException.Reason#TOO_BUSY}, so that a flood of invented tokens
   * does not become one at the service.
   *
   * @throws IllegalArgumentException if one of them is not positive
   */
  public MeCacheBuilder loads(int maximumLoads, int maximumQueue) {
    this.maximumLoads = (int) positive("the number of loads", maximumLoads);
    this.maximumQueue = (int) positive("the number of waiting loads", maximumQueue);
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
