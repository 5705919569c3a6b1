package io.github.mesdk.internal.call;

import io.github.mesdk.error.MeException;
import io.github.mesdk.http.HttpResult;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.internal.ReadResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The hooks of one call: the client's listeners and its {@code requestHeaders} function. The call
 * waits for each method. No method except {@link #attemptHeaders} throws.
 */
public interface CallHooks {
  /** Returns hooks that do nothing. */
  static CallHooks none() {
    return NoHooks.INSTANCE;
  }

  /**
   * Returns the hooks for attempts on a thread of the cache. These attempts may end after the call.
   */
  CallHooks ofLoad();

  /** The call requests the client's own token. */
  void tokenRequestStarted();

  /** The token request ended: with a token if {@code failure} is null. */
  void tokenRequestEnded(@Nullable Throwable failure);

  /** An attempt starts. */
  void attemptStarted();

  /**
   * Returns the custom headers of the attempt that has just started: those of the client, and those
   * that the {@code requestHeaders} function returns. Throws what the function throws.
   *
   * @throws IllegalArgumentException if the function returns a header that applications may not set
   */
  CustomHeaders attemptHeaders(CustomHeaders clientHeaders);

  /** The attempt ended with a reply or a transport failure. */
  void attemptEnded(HttpResult result, ReadResult<?> outcome, Scrubber scrubber);

  /** The attempt ended with an unexpected exception, which the call throws unchanged. */
  void attemptBroken(Throwable reason);

  /** The call makes another attempt after this failure and this delay. */
  void retryScheduled(Duration delay, MeException failure);

  /** The call ended: with an answer if {@code failure} is null. */
  void callEnded(int requestsSent, @Nullable Throwable failure);
}
