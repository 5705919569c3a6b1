package io.github.mesdk.http;

import io.github.mesdk.time.Deadline;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Resolves names within the deadline of the call. Neither a time limit nor an interrupt ends a
 * lookup of the operating system, so it runs on a daemon thread of its own and is waited for.
 *
 * <p>OkHttp looks names up on the thread that makes the call, which is how the deadline gets here.
 */
final class BoundedDns implements Dns {
  private static final ThreadLocal<@Nullable Deadline> DEADLINE = new ThreadLocal<>();

  private final Dns resolver;

  BoundedDns(Dns resolver) {
    this.resolver = resolver;
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
    if (limit == null) {
      return resolver.lookup(host);
    }
    FutureTask<List<InetAddress>> lookup = new FutureTask<>(() -> resolver.lookup(host));
    Thread thread = new Thread(lookup, "mesdk-dns");
    thread.setDaemon(true);
    thread.start();
    try {
      return lookup.get(limit.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw failed(host, new InterruptedIOException("timeout"));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failed(host, new InterruptedIOException("interrupted"));
    } catch (ExecutionException failed) {
      throw failed(host, failed.getCause());
    }
  }

  /** The only checked exception that OkHttp lets a resolver throw. */
  private static UnknownHostException failed(String host, @Nullable Throwable cause) {
    if (cause instanceof UnknownHostException unknown) {
      return unknown;
    }
    UnknownHostException failed = new UnknownHostException(host);
    failed.initCause(cause);
    return failed;
  }
}
