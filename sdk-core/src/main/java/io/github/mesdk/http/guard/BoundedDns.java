package io.github.mesdk.http.guard;

import io.github.mesdk.time.Deadline;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Resolves names within the deadline of the call, on the few threads of {@link NameLookups}, and
 * gives a client that may reach only this machine no other address.
 *
 * <p>Without it, OkHttp looks a name up on the thread of the call, where neither a timeout nor an
 * interrupt ends a lookup of the operating system (OkHttp issues 95 and 2278). And OkHttp connects
 * to whatever a resolver says of {@code localhost}: over plain http, a token would travel to
 * another machine in the clear.
 *
 * <p>The bound in time can go when OkHttp's call timeout ends a lookup; the check of addresses
 * stays. OkHttp looks names up on the thread that makes the call: that is how the deadline gets
 * here.
 */
final class BoundedDns implements Dns {
  private static final ThreadLocal<@Nullable Deadline> DEADLINE = new ThreadLocal<>();

  private final Dns resolver;
  private final boolean loopbackOnly;

  /**
   * A bound around {@code resolver}.
   *
   * @param loopbackOnly whether it gives no addresses but those of this machine's loopback
   */
  BoundedDns(Dns resolver, boolean loopbackOnly) {
    this.resolver = resolver;
    this.loopbackOnly = loopbackOnly;
  }

  /** Sets the limit for lookups of the calling thread; null for none. */
  static void limit(@Nullable Deadline limit) {
    if (limit == null) {
      DEADLINE.remove();
    } else {
      DEADLINE.set(limit);
    }
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    Deadline limit = DEADLINE.get();
    List<InetAddress> found =
        limit == null
            ? resolver.lookup(host)
            : NameLookups.SHARED.find(resolver, host, limit.remaining());
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
