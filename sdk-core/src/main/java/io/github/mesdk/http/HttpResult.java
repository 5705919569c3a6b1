package io.github.mesdk.http;

/**
 * The result of one call to a server: a {@link Reply}, or a {@link TransportFailure} if no complete
 * reply was received. The thread that received it must close it as soon as it has decoded the body.
 */
public sealed interface HttpResult extends AutoCloseable permits Reply, TransportFailure {

  /** Returns how many requests were sent, including those that OkHttp repeated by itself. */
  int requestsSent();

  /**
   * Returns how many of these requests were sent to answer a challenge of the service. Such a
   * request is not a retry.
   */
  int challengesAnswered();

  /** Returns a copy of the result of a request that answered a challenge. */
  HttpResult afterChallenge(int earlierRequests);

  /** Lets the next call read a large body. Does nothing for a small one. */
  @Override
  default void close() {}
}
