package io.github.mesdk.http.guard;

import java.net.UnknownHostException;

/**
 * A name that may only mean this machine resolved to another one; nothing was sent there. OkHttp
 * has no such failure: it connects to what a resolver gives. It stays with the check of {@link
 * BoundedDns}.
 */
public final class NotLoopbackException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  NotLoopbackException(String host) {
    super(host + " resolved to an address that is not loopback");
  }
}
