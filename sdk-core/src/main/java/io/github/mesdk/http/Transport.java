package io.github.mesdk.http;

import io.github.mesdk.http.guard.ExchangeGuard;
import io.github.mesdk.http.guard.Guards;
import io.github.mesdk.http.guard.InterruptibleCall;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.Buffer;
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

  /** Each caller at a time has a connection; OkHttp by itself would keep five of them. */
  private static final int KEPT_CONNECTIONS = 64;

  private final OkHttpClient client;
  private final Guards guards;
  private final long maxBodyBytes;
  private final boolean ownsConnections;

  /**
   * A transport with these limits.
   *
   * @param own the user's client to derive from, or null for one with default timeouts
   * @param maxBodyBytes the cap on a body, counted after decompression
   * @param loopbackOnly whether it may reach this machine only, for plain http: it then connects to
   *     loopback addresses, whatever a name resolves to, and goes past any proxy, which could be
   *     elsewhere and read what it carries
   * @throws IllegalStateException if the OkHttp of the process is older than this SDK needs
   */
  public Transport(@Nullable OkHttpClient own, long maxBodyBytes, boolean loopbackOnly) {
    this(own, maxBodyBytes, loopbackOnly, false);
  }

  private Transport(
      @Nullable OkHttpClient own, long maxBodyBytes, boolean loopbackOnly, boolean isPlainHttp) {
    OkHttpClient.Builder builder = own != null ? own.newBuilder() : ownBuilder(isPlainHttp);
    if (loopbackOnly) {
      builder.proxy(Proxy.NO_PROXY);
    }
    this.guards = Guards.around(builder, own, loopbackOnly);
    this.client =
        builder
            .followRedirects(false)
            .followSslRedirects(false)
            .cookieJar(CookieJar.NO_COOKIES)
            .cache(null)
            .authenticator(Authenticator.NONE)
            .build();
    this.maxBodyBytes = maxBodyBytes;
    this.ownsConnections = own == null;
  }

  private static OkHttpClient.Builder ownBuilder(boolean isPlainHttp) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectTimeout(DEFAULT_CONNECT_TIMEOUT)
            .connectionPool(new ConnectionPool(KEPT_CONNECTIONS, 5, TimeUnit.MINUTES))
            // The call's deadline is what bounds reading and writing.
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO);
    if (isPlainHttp) {
      // Else OkHttp reads the certificate authorities: a third of the time of a short program.
      builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    }
    return builder;
  }

  /**
   * A transport that may carry credentials to {@code address}. For plain http it reaches this
   * machine only, unless {@code allowInsecureHttp}; it does not prepare TLS then, and can send to
   * no other kind of address.
   *
   * @param own as in the constructor
   * @throws IllegalArgumentException if {@link HttpsOnly} forbids the address
   * @throws IllegalStateException as the constructor
   */
  public static Transport to(
      URI address, @Nullable OkHttpClient own, long maxBodyBytes, boolean allowInsecureHttp) {
    HttpsOnly.checked(address, allowInsecureHttp);
    boolean isPlainHttp = !"https".equalsIgnoreCase(address.getScheme());
    return new Transport(own, maxBodyBytes, isPlainHttp && !allowInsecureHttp, isPlainHttp);
  }

  /**
   * Sends {@code request} and reads the reply, both before {@code deadline}. Blocks. Never throws
   * for what happens on the way; an interrupt ends it at once and leaves the flag set.
   */
  public HttpResult execute(WireRequest request, Deadline deadline) {
    Duration left = deadline.remaining();
    if (left.isZero()) {
      return IoFailures.deadlinePassed();
    }
    Call call = client.newCall(request.request());
    call.timeout().timeout(left.toNanos(), TimeUnit.NANOSECONDS);
    InterruptibleCall guarded = new InterruptibleCall(call);
    ExchangeGuard guard = guards.watch(call, deadline);
    try {
      return guarded.run(() -> execute(call, guard, deadline));
    } catch (IOException failed) {
      return IoFailures.isDirect407(failed)
          ? new Reply(407, Headers.EMPTY, new byte[0], false, 1)
          : IoFailures.of(failed, 1, guarded.wasInterrupted(), deadline);
    } catch (RuntimeException bug) {
      return IoFailures.ofBug(bug);
    } finally {
      guard.end();
    }
  }

  /** Lets idle connections go, unless they are those of the user's own client. */
  @Override
  public void close() {
    if (ownsConnections) {
      client.connectionPool().evictAll();
    }
  }

  private HttpResult execute(Call call, ExchangeGuard guard, Deadline deadline) throws IOException {
    try (Response response = call.execute()) {
      int sent = requestsSent(response);
      if (guard.isStale()) {
        return IoFailures.notForThisRequest(sent);
      }
      try {
        byte[] body = readBody(response.body().source(), guard);
        if (body == null) {
          call.cancel(); // closing alone would first read on, to keep the connection
        }
        return reply(response, body, sent);
      } catch (IOException cutOff) {
        return guard.isLimitPassed()
            ? reply(response, null, sent)
            : IoFailures.of(cutOff, sent, Thread.currentThread().isInterrupted(), deadline);
      }
    }
  }

  /** The whole body, or null if it is beyond the cap. */
  private byte @Nullable [] readBody(BufferedSource source, ExchangeGuard guard)
      throws IOException {
    Buffer body = source.getBuffer();
    while (body.size() <= maxBodyBytes) {
      if (!source.request(body.size() + 1)) {
        return source.readByteArray();
      }
      guard.bodyGrew();
    }
    return null;
  }

  private static Reply reply(Response response, byte @Nullable [] body, int sent) {
    return body == null
        ? new Reply(response.code(), response.headers(), new byte[0], true, sent)
        : new Reply(response.code(), response.headers(), body, false, sent);
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
