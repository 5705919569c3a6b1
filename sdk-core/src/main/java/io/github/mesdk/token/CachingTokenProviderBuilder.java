package io.github.mesdk.token;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.DaemonThreads;
import io.github.mesdk.concurrent.Durations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Builds sources that keep a token and refresh it ahead of its end; not thread-safe. What it builds
 * is. A token passes through three zones:
 *
 * <ul>
 *   <li><b>fresh</b>: it is given from memory;
 *   <li><b>prefetch</b>: it is still given at once, while one refresh runs in the background. The
 *       refresh starts at a random moment of the zone's first half;
 *   <li><b>mandatory</b>, and after its end: callers wait for the refresh, each within its own
 *       deadline.
 * </ul>
 *
 * <p>However many callers there are, one refresh runs at a time, on a daemon thread of its own.
 * When it fails, the token is used until its end and the source is left alone for a while, longer
 * after each failure. After its end, callers get that failure at once until the source may be asked
 * again. A token whose end is not known is kept until it is rejected.
 */
public final class CachingTokenProviderBuilder {
  private static final ThreadFactory THREADS = DaemonThreads.named("mesdk-token-refresh");

  final TokenProvider source;
  Duration prefetchMargin = Duration.ofMinutes(5);
  Duration mandatoryMargin = Duration.ofSeconds(30);
  Duration refreshTimeout = Duration.ofSeconds(30);
  Duration firstBackoff = Duration.ofSeconds(1);
  Duration longestBackoff = Duration.ofSeconds(60);
  InstantSource clock = InstantSource.system();
  LongSupplier nanoTime = System::nanoTime;
  DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
  Consumer<Runnable> threads = task -> THREADS.newThread(task).start();

  CachingTokenProviderBuilder(TokenProvider source) {
    this.source = requireNonNull(source, "source");
  }

  /**
   * How long before its end a token is refreshed in the background: 5 minutes unless set, and never
   * more than a quarter of what a token has left when it arrives.
   *
   * @throws IllegalArgumentException if it is zero or negative
   */
  public CachingTokenProviderBuilder prefetchMargin(Duration prefetchMargin) {
    this.prefetchMargin = Durations.positive("the prefetch margin", prefetchMargin);
    return this;
  }

  /**
   * How long before its end a token is no longer given without waiting for its refresh: 30 seconds
   * unless set, and never more than a tenth of what a token has left when it arrives.
   *
   * @throws IllegalArgumentException if it is zero or negative
   */
  public CachingTokenProviderBuilder mandatoryMargin(Duration mandatoryMargin) {
    this.mandatoryMargin = Durations.positive("the mandatory margin", mandatoryMargin);
    return this;
  }

  /**
   * How long a refresh may take, whoever waits for it: 30 seconds unless set. The source gets it as
   * its deadline; one that heeds none has its thread interrupted.
   *
   * @throws IllegalArgumentException if it is zero or negative
   */
  public CachingTokenProviderBuilder refreshTimeout(Duration refreshTimeout) {
    this.refreshTimeout = Durations.positive("the refresh timeout", refreshTimeout);
    return this;
  }

  /**
   * How long a source is left alone after a failure: 1 second at first and 60 at the longest unless
   * set, doubled from failure to failure; up to half of it is taken off at random. A longer wait
   * that the source asks for is heeded up to the longest.
   *
   * @throws IllegalArgumentException if {@code first} is not positive, or longer than {@code
   *     longest}
   */
  public CachingTokenProviderBuilder backoff(Duration first, Duration longest) {
    Durations.positive("the first back-off", first);
    if (first.compareTo(longest) > 0) {
      throw new IllegalArgumentException("the first back-off must not exceed the longest");
    }
    this.firstBackoff = first;
    this.longestBackoff = Durations.shorter(longest, Duration.ofDays(1));
    return this;
  }

  CachingTokenProviderBuilder clock(InstantSource clock, LongSupplier nanoTime) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    return this;
  }

  CachingTokenProviderBuilder random(DoubleSupplier random) {
    this.random = random;
    return this;
  }

  CachingTokenProviderBuilder threads(Consumer<Runnable> threads) {
    this.threads = threads;
    return this;
  }

  /**
   * The source, cached.
   *
   * @throws IllegalArgumentException if the mandatory margin exceeds the prefetch margin
   */
  public TokenProvider build() {
    if (mandatoryMargin.compareTo(prefetchMargin) > 0) {
      throw new IllegalArgumentException(
          "the mandatory margin "
              + mandatoryMargin
              + " must not exceed the prefetch margin "
              + prefetchMargin);
    }
    return new CachingTokenProvider(this);
  }
}
