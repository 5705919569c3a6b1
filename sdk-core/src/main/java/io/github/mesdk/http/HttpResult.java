package io.github.mesdk.http;

/** How one exchange with a server ended: with its {@link Reply}, or on the way. */
public sealed interface HttpResult permits Reply, TransportFailure {

  /** How many requests went out; the HTTP client itself may repeat one, and that counts. */
  int requestsSent();
}
