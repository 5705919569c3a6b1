package io.github.mesdk.http;

import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests and reads replies within hard limits. Thread-safe; one for the life of a client.
 *
 * <p>It is derived from the user's own {@link OkHttpClient} when there is one and shares its
 * connections, proxy, TLS and interceptors; that client is never changed nor shut down.
 */
public final class Transport implements AutoCloseable {
  /** How long making a connection may take, unless the user's own client says otherwise. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** How many bytes a body may have after decompression: 1 MiB. */
  public static final long DEFAULT_MAX_BODY_BYTES = 1024 * 1024;

  private final OkHttpClient client;
  private final long maxBodyBytes;
  private final boolean ownsConnections;

  /**
   * A transport with these limits.
   *
   * @param own the user's client to derive from, or null for one with default timeouts
   * @param maxBodyBytes the cap on a body, counted after decompression
   * @param bypassProxy whether to go past any proxy: one elsewhere could read what is meant for
   *     this machine
   */
  public Transport(@Nullable OkHttpClient own, long maxBodyBytes, boolean bypassProxy) {
    OkHttpClient.Builder builder =
        own != null
            ? own.newBuilder()
            : new OkHttpClient.Builder()
                .connectTimeout(DEFAULT_CONNECT_TIMEOUT)
                // The call's deadline is what bounds reading and writing.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO);
    if (bypassProxy) {
      builder.proxy(Proxy.NO_PROXY);
    }
    this.client =
        builder
            .dns(new BoundedDns(own == null ? Dns.SYSTEM : own.dns()))
            .followRedirects(false)
            .followSslRedirects(false)
            .cookieJar(CookieJar.NO_COOKIES)
            .cache(null)
            .authenticator(Authenticator.NONE)
            .build();
    this.maxBodyBytes = maxBodyBytes;
    this.ownsConnections = own == null;
  }

  /**
   * Sends {@code request} and reads the reply, both before {@code deadline}. Blocks. Never throws
   * for what happens on the way; an interrupt ends it at once and leaves the flag set.
   */
  public Exchange exchange(WireRequest request, Deadline deadline) {
    Duration left = deadline.remaining();
    if (left.isZero()) {
      return Failures.deadlinePassed();
    }
    Call call = client.newCall(request.request());
    call.timeout().timeout(left.toNanos(), TimeUnit.NANOSECONDS);
    InterruptibleCall guarded = new InterruptibleCall(call);
    BoundedDns.limit(deadline);
    try {
      return guarded.run(() -> execute(call, deadline));
    } catch (IOException failed) {
      return Failures.isDirect407(failed)
          ? new Reply(407, Headers.EMPTY, new byte[0], false, 1)
          : Failures.of(failed, 1, guarded.wasInterrupted(), deadline);
    } catch (RuntimeException ofAnInterceptor) {
      return Failures.ofInterceptor(ofAnInterceptor);
    } finally {
      BoundedDns.limit(null);
    }
  }

  /** Lets idle connections go, unless they are those of the user's own client. */
  @Override
  public void close() {
    if (ownsConnections) {
      client.connectionPool().evictAll();
    }
  }

  private Exchange execute(Call call, Deadline deadline) throws IOException {
    try (Response response = call.execute()) {
      int sent = requestsSent(response);
      try {
        BufferedSource source = response.body().source();
        boolean tooLarge = source.request(maxBodyBytes + 1);
        byte[] body = tooLarge ? new byte[0] : source.readByteArray();
        if (tooLarge) {
          call.cancel(); // closing alone would first read on, to keep the connection
        }
        return new Reply(response.code(), response.headers(), body, tooLarge, sent);
      } catch (IOException cutOff) {
        return Failures.of(cutOff, sent, Thread.currentThread().isInterrupted(), deadline);
      }
    }
  }

  private static int requestsSent(Response response) {
    int sent = 1;
    for (Response before = response.priorResponse();
        before != null;
        before = before.priorResponse()) {
      sent++;
    }
    return sent;
  }
}
