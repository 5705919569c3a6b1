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
 * Sends requests and reads replies within hard limits on time and size. Thread-safe. A {@code
 * MeClient} keeps one instance for its whole life.
 *
 * <p>If the caller supplies an {@link OkHttpClient}, the transport is derived from it and shares
 * its connections, proxy, TLS settings and interceptors. The supplied client is never modified or
 * shut down.
 */
public final class Transport implements AutoCloseable {
  /** The connect timeout, 10 seconds, unless the caller supplies an {@link OkHttpClient}. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** The default limit on a body after decompression: 1 MiB, in bytes. */
  public static final long DEFAULT_MAX_BODY_BYTES = 1024 * 1024;

  /**
   * Concurrent callers use one connection each. By default, OkHttp keeps only five idle
   * connections.
   */
  private static final int MAX_IDLE_CONNECTIONS = 64;

  private final OkHttpClient client;
  private final Guards guards;
  private final long maxBodyBytes;
  private final boolean ownsConnections;
  private final LargeBodies largeBodies = LargeBodies.SHARED;

  /**
   * Creates a transport with these limits.
   *
   * @param callerClient the caller's OkHttp client to derive from, or null for a new client with
   *     default timeouts
   * @param maxBodyBytes the limit on a body in bytes, after decompression
   * @param loopbackOnly whether the transport may reach only this machine, as is required for plain
   *     http. The transport then connects to loopback addresses only, whichever addresses a name
   *     resolves to, and uses no proxy: a proxy may be on another machine and could read the
   *     request.
   * @throws IllegalStateException if the OkHttp on the class path is older than this SDK requires
   */
  public Transport(@Nullable OkHttpClient callerClient, long maxBodyBytes, boolean loopbackOnly) {
    this(callerClient, maxBodyBytes, loopbackOnly, false);
  }

  private Transport(
      @Nullable OkHttpClient callerClient,
      long maxBodyBytes,
      boolean loopbackOnly,
      boolean isPlainHttp) {
    OkHttpClient.Builder builder =
        callerClient != null ? callerClient.newBuilder() : defaultBuilder(isPlainHttp);
    if (loopbackOnly) {
      builder.proxy(Proxy.NO_PROXY);
    }
    this.guards = Guards.around(builder, callerClient, loopbackOnly);
    this.client =
        builder
            .followRedirects(false)
            .followSslRedirects(false)
            .cookieJar(CookieJar.NO_COOKIES)
            .cache(null)
            .authenticator(Authenticator.NONE)
            .build();
    this.maxBodyBytes = maxBodyBytes;
    this.ownsConnections = callerClient == null;
  }

  /** Returns a new client with the SDK's default timeouts and connections. */
  public static OkHttpClient defaultClient() {
    return defaultBuilder(false).build();
  }

  private static OkHttpClient.Builder defaultBuilder(boolean isPlainHttp) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectTimeout(DEFAULT_CONNECT_TIMEOUT)
            .connectionPool(new ConnectionPool(MAX_IDLE_CONNECTIONS, 5, TimeUnit.MINUTES))
            // The deadline of the call bounds reading and writing.
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO);
    if (isPlainHttp) {
      // Otherwise OkHttp loads the certificate authorities, which takes a third of the run time of
      // a short program.
      builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    }
    return builder;
  }

  /**
   * Returns a transport that may send credentials to {@code address}. For plain http, the transport
   * reaches only this machine, unless {@code allowInsecureHttp} is true. A transport for plain http
   * does not set up TLS and cannot send to https URLs.
   *
   * @throws IllegalArgumentException if {@link HttpsOnly} forbids the address
   * @throws IllegalStateException if the OkHttp on the class path is older than this SDK requires
   */
  public static Transport to(URI address, TransportSettings settings) {
    HttpsOnly.checked(address, settings.allowInsecureHttp());
    boolean isPlainHttp = !"https".equalsIgnoreCase(address.getScheme());
    return new Transport(
        settings.own(),
        settings.maxBodyBytes(),
        isPlainHttp && !settings.allowInsecureHttp(),
        isPlainHttp);
  }

  /**
   * Sends {@code request} and reads the reply, both before {@code deadline}. Blocks. An I/O failure
   * is returned as a {@link TransportFailure}, never thrown. An interrupt cancels the call at once
   * and leaves the interrupt flag set. The caller must close the result on the same thread. A
   * signed request is sent once more if its signer can answer a challenge.
   */
  public HttpResult execute(WireRequest request, Deadline deadline) {
    RequestSigner signer = request.signer();
    return signer == null
        ? execute(client, request, deadline)
        : SignedCall.execute(signer, client, signing -> execute(signing, request, deadline));
  }

  private HttpResult execute(OkHttpClient client, WireRequest request, Deadline deadline) {
    Duration left = deadline.remaining();
    if (left.isZero()) {
      return IoFailures.deadlinePassed();
    }
    Call call = client.newCall(request.request());
    call.timeout().timeout(left.toNanos(), TimeUnit.NANOSECONDS);
    InterruptibleCall guarded = new InterruptibleCall(call);
    ExchangeGuard guard = guards.watch(call, deadline);
    try {
      return guarded.run(() -> execute(call, guard, request.maxBodyBytes(), deadline));
    } catch (IOException failed) {
      return IoFailures.isDirect407(failed)
          ? new Reply(407, Headers.EMPTY, new byte[0], false, 1)
          : IoFailures.of(failed, call.request().url(), 1, guarded.wasInterrupted(), deadline);
    } catch (RuntimeException bug) {
      return IoFailures.ofUncheckedException(bug);
    } finally {
      guard.end();
    }
  }

  /** Closes idle connections, unless they belong to the caller's client. */
  @Override
  public void close() {
    if (ownsConnections) {
      client.connectionPool().evictAll();
    }
  }

  private HttpResult execute(Call call, ExchangeGuard guard, int ownLimit, Deadline deadline)
      throws IOException, InterruptedException {
    HttpResult read = null;
    try (Response response = call.execute()) {
      int sent = requestsSent(response);
      read =
          guard.isStale()
              ? IoFailures.notForThisRequest(sent)
              : read(call, response, sent, guard, ownLimit, deadline);
      return read;
    } catch (Throwable failed) { // closing the body of an interceptor may fail
      if (read != null) {
        read.close();
      }
      throw failed;
    }
  }

  private HttpResult read(
      Call call, Response response, int sent, ExchangeGuard guard, int ownLimit, Deadline deadline)
      throws InterruptedException {
    try {
      Reply reply = read(response, sent, guard, ownLimit, deadline);
      if (reply.isTooLarge()) {
        call.cancel(); // close() alone would read the rest of the body, to reuse the connection
      }
      return reply;
    } catch (IOException cutOff) {
      return guard.isLimitPassed()
          ? tooLarge(response, sent)
          : IoFailures.of(
              cutOff, call.request().url(), sent, Thread.currentThread().isInterrupted(), deadline);
    }
  }

  private Reply read(
      Response response, int sent, ExchangeGuard guard, int ownLimit, Deadline deadline)
      throws IOException, InterruptedException {
    BufferedSource source = response.body().source();
    Buffer body = source.getBuffer();
    long limit = ownLimit > 0 ? ownLimit : maxBodyBytes;
    long threshold = ownLimit > 0 ? ownLimit : LargeBodies.THRESHOLD;
    boolean isLarge = false;
    Reply reply = null;
    try {
      while (reply == null && body.size() <= limit) {
        if (!isLarge && body.size() > threshold) {
          largeBodies.enter(deadline);
          isLarge = true;
        }
        if (source.request(body.size() + 1)) {
          guard.bodyGrew();
        } else {
          byte[] bytes = source.readByteArray();
          reply = new Reply(response.code(), response.headers(), bytes, false, sent, isLarge);
        }
      }
      return reply == null ? tooLarge(response, sent) : reply;
    } finally {
      if (isLarge && reply == null) {
        largeBodies.leave();
      }
    }
  }

  private static Reply tooLarge(Response response, int sent) {
    return new Reply(response.code(), response.headers(), new byte[0], true, sent);
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
