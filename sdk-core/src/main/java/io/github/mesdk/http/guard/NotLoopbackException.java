package io.github.mesdk.http.guard;

import java.net.UnknownHostException;

/**
 * Thrown when a loopback name such as {@code localhost} resolves to another machine. Nothing was
 * sent to that machine. OkHttp has no such check: it connects to any address that a resolver
 * returns. The class belongs to the address check of {@link BoundedDns}.
 */
public final class NotLoopbackException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  NotLoopbackException(String host) {
    super(host + " resolved to an address that is not a loopback address");
  }
}
