package io.github.mesdk;

/**
 * Receives what happens in the calls of a client: for logs, metrics and traces. Each method does
 * nothing unless overridden, and no event holds a credential.
 *
 * <p>{@link #callStarted} comes on the thread that calls {@code me} or {@code meAsync}, before
 * anything else happens. All other events come on the thread that does the work: for a blocking
 * call the same one, for an asynchronous call one of the SDK's, and for attempts that an {@link
 * AnswerCache} makes one of the cache's. The start and the end of a token request come on one
 * thread, and so do those of an attempt. What an event {@linkplain MeEvent#attach attaches}, all
 * later events of the call {@linkplain MeEvent#attachment find}.
 *
 * <p>{@link #callStarted} and {@link #callEnded} come exactly once for each call, also for one that
 * is cancelled. A token request and an attempt that start always end. What is still under way when
 * a call is cancelled, and attempts that go on for other callers of an {@link AnswerCache}, may end
 * after the call.
 *
 * <p>Several calls run at once, so an implementation must be thread-safe; and the call waits for
 * it, so it should be quick. An exception of a listener harms no call: the first one of a client's
 * listeners is logged, later ones are not.
 */
public interface MeListener {

  /** A call starts, on the thread that asks. */
  default void callStarted(MeEvent event) {}

  /**
   * The client's own token is requested: at the start of a call that brings none, and again when
   * the service rejected the first. The token provider runs after this, on the same thread.
   */
  default void tokenRequestStarted(MeEvent event) {}

  /** The token is there, or {@link MeEvent#failure()} says why not; with {@code duration()}. */
  default void tokenRequestEnded(MeEvent event) {}

  /**
   * The client's {@link AnswerCache} did this for the call: see {@link MeEvent#cacheOutcome()}. On
   * any thread. An eviction comes long after the call, without what was attached to it. The
   * attempts that follow a miss belong to the call that began them, which may end before they do.
   */
  default void cacheUsed(MeEvent event) {}

  /**
   * The attempt numbered {@link MeEvent#attempt()} starts. {@link MeClientBuilder#requestHeaders}
   * is asked after this, on the same thread.
   */
  default void attemptStarted(MeEvent event) {}

  /**
   * The attempt ended with an answer or a {@link MeEvent#failure()}, after {@link
   * MeEvent#duration()}.
   */
  default void attemptEnded(MeEvent event) {}

  /**
   * There will be one more attempt because of this {@link MeEvent#failure()}, after a wait of
   * {@link MeEvent#retryDelay()}.
   */
  default void retryScheduled(MeEvent event) {}

  /**
   * The call ended with an answer or a {@link MeEvent#failure()}, {@link MeEvent#duration()} after
   * it started and after {@link MeEvent#requestsSent()} requests. It tells again what the last
   * reply told, such as the status.
   *
   * <p>With an {@link AnswerCache}, an answer counts the requests that this call made: none if the
   * cache had it or another call was asking already. A failure counts the requests that led to it,
   * for each call that waited. A call that ends before its load counts none.
   */
  default void callEnded(MeEvent event) {}
}
