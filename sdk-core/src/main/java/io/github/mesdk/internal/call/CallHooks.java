package io.github.mesdk.internal.call;

import io.github.mesdk.error.MeException;
import io.github.mesdk.http.HttpResult;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.internal.ReadResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a program has hooked into one call: its listeners, and its supplier of headers. The call
 * waits for each method. None of them throws, apart from {@link #attemptHeaders}.
 */
public interface CallHooks {
  /** None. */
  CallHooks NONE = new NoHooks();

  /** The same for attempts on a thread of a cache's, which may outlast the call. */
  CallHooks ofLoad();

  /** The client's own token is requested. */
  void tokenRequestStarted();

  /** It is there, or this is why not. */
  void tokenRequestEnded(@Nullable Throwable failure);

  /** An attempt starts. */
  void attemptStarted();

  /**
   * The headers to send with the attempt that has just started: those of the client, and those that
   * the program's supplier gives for it. Throws what the supplier throws.
   *
   * @throws IllegalArgumentException if the supplier gives a header that it may not set
   */
  CustomHeaders attemptHeaders(CustomHeaders ofTheClient);

  /** The attempt ended with a reply, or failed on the way. */
  void attemptEnded(HttpResult result, ReadResult<?> outcome, Scrubber scrubber);

  /** The attempt ended without an outcome, for a reason that is thrown as it is. */
  void attemptBroken(Throwable reason);

  /** There will be one more attempt because of this failure, after this time. */
  void retryScheduled(Duration delay, MeException failure);

  /** The call ended, with an answer unless there is a failure, after so many requests. */
  void callEnded(int requestsSent, @Nullable Throwable failure);
}
