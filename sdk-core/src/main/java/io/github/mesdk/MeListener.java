package io.github.mesdk;

/**
 * Receives the events of a client's calls, for logs, metrics and traces. The default methods do
 * nothing. Events contain no credentials.
 *
 * <p><b>Threads.</b> {@link #callStarted} runs on the thread that calls {@code me} or {@code
 * meAsync}, before anything else happens. {@link #cacheUsed} runs on any thread. The other methods
 * run on the thread that does the work: the calling thread for a blocking call, a thread of the SDK
 * for an asynchronous call, and a thread of the cache for attempts that an {@link AnswerCache}
 * makes. The methods for the start and the end of a token request run on the same thread, and so do
 * the methods for the start and the end of an attempt. A value that a listener {@linkplain
 * MeEvent#attach attaches} to an event is {@linkplain MeEvent#attachment available} in all later
 * events of the call.
 *
 * <p><b>Order.</b> Each call has exactly one {@link #callStarted} and one {@link #callEnded}, even
 * if the call is cancelled. Each token request and each attempt that starts also ends. A token
 * request or an attempt may end after its call if the call is cancelled. An attempt may also
 * continue for other callers of an {@link AnswerCache} and end after the call that started it.
 *
 * <p>Implementations must be thread-safe, because several calls run at once. Their methods should
 * return quickly, because the call waits for each of them. An exception from a listener does not
 * affect the call. The client logs the first such exception only.
 */
public interface MeListener {

  /** A call starts. Runs on the thread that calls {@code me} or {@code meAsync}. */
  default void callStarted(MeEvent event) {}

  /**
   * The client calls its token provider. In this interface, each call of the token provider is a
   * token request, even if the token provider sends no HTTP request. A token request starts at the
   * start of a call without an explicit token, and again if the service rejects the first token.
   * The token provider runs next, on the same thread.
   */
  default void tokenRequestStarted(MeEvent event) {}

  /**
   * The token request ended with a token or a {@link MeEvent#failure()}, after {@link
   * MeEvent#duration()}.
   */
  default void tokenRequestEnded(MeEvent event) {}

  /**
   * The client's {@link AnswerCache} reports an outcome for the call, such as a hit, a miss or an
   * eviction: see {@link MeEvent#cacheOutcome()}. Runs on any thread. An eviction usually follows
   * long after the call, and the event of an eviction has no attachments. After a miss, the
   * attempts to load the answer belong to the call that started them. The call may end before these
   * attempts do.
   */
  default void cacheUsed(MeEvent event) {}

  /**
   * The attempt with the number {@link MeEvent#attempt()} starts. The function that was passed to
   * {@link MeClientBuilder#requestHeaders} runs next, on the same thread.
   */
  default void attemptStarted(MeEvent event) {}

  /**
   * The attempt ended with an answer or a {@link MeEvent#failure()}, after {@link
   * MeEvent#duration()}.
   */
  default void attemptEnded(MeEvent event) {}

  /**
   * The call schedules another attempt because of {@link MeEvent#failure()}. The attempt starts
   * after {@link MeEvent#retryDelay()}.
   */
  default void retryScheduled(MeEvent event) {}

  /**
   * The call ended with an answer or a {@link MeEvent#failure()}, after {@link MeEvent#duration()}
   * and {@link MeEvent#requestsSent()} requests. The event also has the status and the other values
   * of the last response.
   *
   * <p>With an {@link AnswerCache}, a call that ends with an answer counts only the requests that
   * it caused itself: none if the cache had the answer, or if another call was already loading the
   * answer. A call that ends with a failure counts the requests of the failed load, and so does
   * each other call that waited for that load. A call that ends before the load that it waits for,
   * for example because it is cancelled, counts no requests.
   */
  default void callEnded(MeEvent event) {}
}
