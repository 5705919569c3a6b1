package io.github.mesdk;

/**
 * Is told what happens in the calls of a client: for logs, metrics and traces. Each method does
 * nothing unless overridden, and what it is told holds no credential.
 *
 * <p>The events of one call come one after the other on the thread that makes the call: the
 * caller's own, or for {@link MeClient#meAsync(MeRequest)} one of the SDK's. With an {@link
 * AnswerCache}, {@code meAsync} may end on another thread than it began on: {@link MeEvent#call()}
 * ties its events together. Several calls run at once, so an implementation must be thread-safe;
 * and the call waits for it, so it should be quick. Whatever it throws harms no call: the first
 * failure of a client's listeners is logged, later ones are not.
 *
 * <p>Between {@link #callStarted} and {@link #callEnded}, which come exactly once each, there are
 * as many attempts as are made, none of them when there was no token. Those for an {@link
 * AnswerCache} may outlast the call that began them.
 */
public interface MeListener {

  /** A call begins. */
  default void callStarted(MeEvent event) {}

  /**
   * The client's own token is there; {@link MeEvent#nanos()} says how long it took. Not told for a
   * token that came with the request.
   */
  default void tokenObtained(MeEvent event) {}

  /**
   * The client's {@link AnswerCache} did this for the call: see {@link MeEvent#cacheUse()}. Told on
   * any thread, and for an eviction long after the call. The attempts that follow a miss are told
   * on a thread of the cache's, under the number of the call that began them, which may have ended
   * before.
   */
  default void cacheUsed(MeEvent event) {}

  /** An attempt begins, the one numbered {@link MeEvent#attempt()}. */
  default void attemptStarted(MeEvent event) {}

  /**
   * An attempt ended, with an answer or a {@link MeEvent#failure()}, after {@link MeEvent#nanos()}.
   * The number is higher than the one it started with when the HTTP client repeated the request.
   */
  default void attemptEnded(MeEvent event) {}

  /**
   * There will be one more attempt because of this {@link MeEvent#failure()}, after a wait of
   * {@link MeEvent#nanos()}: zero when a rejected token was replaced.
   */
  default void retryScheduled(MeEvent event) {}

  /**
   * The call ended, with an answer or a {@link MeEvent#failure()}, {@link MeEvent#nanos()} after it
   * started and after {@link MeEvent#attempt()} requests. What the last reply told, such as its
   * status, is told again.
   *
   * <p>With an {@link AnswerCache}, an answer counts the requests that were made for this call:
   * none if it was kept, or another call had asked for it. A failure counts those that led to it
   * for each call that waited. Of a call that ends before its answer is there, those count that had
   * ended.
   */
  default void callEnded(MeEvent event) {}
}
