package io.github.mesdk.http.guard;

import io.github.mesdk.time.Deadline;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Dns;

/**
 * Resolves host names within the deadline of the call, on the few threads of {@link NameLookups}.
 * For an OkHttp client that may reach only this machine, this class returns loopback addresses
 * only.
 *
 * <p>Without this class, OkHttp resolves a name on the thread of the call, where neither a timeout
 * nor an interrupt ends a lookup of the operating system (OkHttp issues 95 and 2278). OkHttp also
 * connects to any address that a resolver returns for {@code localhost}: over plain http, a token
 * would be sent unencrypted to another machine.
 *
 * <p>The time limit can be removed when the call timeout of OkHttp ends a lookup. The address check
 * must stay. The deadline is that of {@link ExchangeGuard}, because OkHttp resolves names on the
 * thread that makes the call.
 */
final class BoundedDns implements Dns {
  /** A field, so that the shared instance exists as soon as a client is built. */
  private final NameLookups lookups = NameLookups.SHARED;

  private final Dns resolver;
  private final boolean loopbackOnly;

  /**
   * Wraps {@code resolver}.
   *
   * @param loopbackOnly whether to return only loopback addresses
   */
  BoundedDns(Dns resolver, boolean loopbackOnly) {
    this.resolver = resolver;
    this.loopbackOnly = loopbackOnly;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    Deadline limit = ExchangeGuard.deadline();
    List<InetAddress> found =
        limit == null ? resolver.lookup(host) : lookups.find(resolver, host, limit.remaining());
    return loopbackOnly ? loopback(host, found) : found;
  }

  private static List<InetAddress> loopback(String host, List<InetAddress> found)
      throws UnknownHostException {
    List<InetAddress> loopback = new ArrayList<>(found);
    loopback.removeIf(address -> !address.isLoopbackAddress());
    if (loopback.isEmpty()) {
      throw new NotLoopbackException(host);
    }
    return loopback;
  }
}
