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
 * Builds token providers that cache the token of a slow source and refresh it before it expires.
 * Not thread-safe; the built providers are. A token passes through three zones:
 *
 * <ul>
 *   <li><b>fresh</b>: callers get the token from memory.
 *   <li><b>prefetch</b>: callers still get the token from memory, while one refresh runs in the
 *       background. The refresh starts at a random moment in the first half of the zone.
 *   <li><b>mandatory</b>, and after expiry: callers wait for the refresh, each within its own
 *       deadline.
 * </ul>
 *
 * <p>Only one refresh runs at a time, on its own daemon thread, regardless of the number of
 * callers. After a failed refresh, callers get the cached token until it expires. The source is
 * called again after a backoff, which grows with each failure. If the token expires during the
 * backoff, callers get the last failure at once. A token without a known expiry is kept until the
 * service rejects it.
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
   * Sets how long before its expiry a token is refreshed in the background. The default is 5
   * minutes. The margin is never longer than a quarter of the lifetime that the token has left when
   * it arrives.
   *
   * @throws IllegalArgumentException if the margin is zero or negative
   */
  public CachingTokenProviderBuilder prefetchMargin(Duration prefetchMargin) {
    this.prefetchMargin = Durations.positive("the prefetch margin", prefetchMargin);
    return this;
  }

  /**
   * Sets how long before the token's expiry callers wait for a refresh instead of getting the
   * cached token. The default is 30 seconds. The margin is never longer than a tenth of the
   * lifetime that the token has left when it arrives.
   *
   * @throws IllegalArgumentException if the margin is zero or negative
   */
  public CachingTokenProviderBuilder mandatoryMargin(Duration mandatoryMargin) {
    this.mandatoryMargin = Durations.positive("the mandatory margin", mandatoryMargin);
    return this;
  }

  /**
   * Sets the time limit of one refresh, independent of the callers' deadlines. The default is 30
   * seconds. The source receives this limit as its deadline. If the source ignores the deadline,
   * the refresh thread is interrupted.
   *
   * @throws IllegalArgumentException if the timeout is zero or negative
   */
  public CachingTokenProviderBuilder refreshTimeout(Duration refreshTimeout) {
    this.refreshTimeout = Durations.positive("the refresh timeout", refreshTimeout);
    return this;
  }

  /**
   * Sets how long the source is not called after a failed refresh. The default is 1 second after
   * the first failure. The wait doubles after each further failure, up to 60 seconds. Up to half of
   * each wait is taken off at random. If {@code Retry-After} of the service requests a longer wait,
   * the wait is that long, but at most {@code longest}. A {@code longest} above one day counts as
   * one day.
   *
   * @throws IllegalArgumentException if {@code first} is zero or negative, or exceeds {@code
   *     longest}
   */
  public CachingTokenProviderBuilder backoff(Duration first, Duration longest) {
    Durations.positive("the first backoff", first);
    if (first.compareTo(longest) > 0) {
      throw new IllegalArgumentException("the first backoff must not exceed the longest");
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
   * Builds the caching token provider.
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
