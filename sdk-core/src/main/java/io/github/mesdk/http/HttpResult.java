package io.github.mesdk.http;

/**
 * The result of one call to a server: a {@link Reply}, or a {@link TransportFailure} if no complete
 * reply was received.
 */
public sealed interface HttpResult permits Reply, TransportFailure {

  /** Returns how many requests were sent, including those that OkHttp repeated by itself. */
  int requestsSent();
}
