package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.concurrent.Sleeper;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.http.Transport;
import io.github.mesdk.internal.ReplyReader;
import io.github.mesdk.internal.RequestFactory;
import io.github.mesdk.internal.call.CallSettings;
import io.github.mesdk.internal.call.CustomHeaders;
import io.github.mesdk.internal.call.Retries;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds {@link MeClient}s; not thread-safe.
 *
 * @param <T> the model of the answer
 */
public final class MeClientBuilder<T extends CurrentUser> {
  /** How long a whole call may take unless the client or the request says otherwise: 30 s. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  /** How long making a connection may take, unless {@link #httpClient} says otherwise: 10 s. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Transport.DEFAULT_CONNECT_TIMEOUT;

  private static final Logger LOG = LoggerFactory.getLogger(MeClient.class);
  private static final long LARGEST_BODY = Integer.MAX_VALUE - 8L;

  private final IdentityProvider<T> provider;
  private @Nullable TokenProvider tokens;
  private @Nullable OkHttpClient httpClient;
  private Duration timeout = DEFAULT_TIMEOUT;
  private RetryPolicy retryPolicy = RetryPolicy.ofDefaults();
  private Sleeper sleeper = Sleeper.SYSTEM;
  private @Nullable DoubleSupplier random;
  private long maxBodyBytes = Transport.DEFAULT_MAX_BODY_BYTES;
  private @Nullable AnswerCache answerCache;
  private boolean allowInsecureHttp;

  /** Names compare without case, as HTTP's do. */
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private @Nullable Function<MeEvent, Map<String, String>> requestHeaders;
  private final List<MeListener> listeners = new ArrayList<>();

  MeClientBuilder(IdentityProvider<T> provider) {
    this.provider = requireNonNull(provider, "provider");
  }

  /** Where the client's own token comes from. Unless set, every request must bring one. */
  public MeClientBuilder<T> tokenProvider(TokenProvider tokens) {
    this.tokens = requireNonNull(tokens, "tokens");
    return this;
  }

  private TokenProvider tokens() {
    if (tokens != null) {
      return tokens;
    }
    return () -> {
      throw TokenException.of(
          "no token: give the client a tokenProvider(...) or ask with MeRequest.ofToken(...)");
    };
  }

  /**
   * A client of one's own to derive from: for a proxy, certificates, interceptors, shared
   * connections. It is never changed nor shut down. Redirects, cookies, cache, authenticator and
   * HTTP/2 of it are not used, and the call's time limit is this SDK's. Unless set, one with a
   * connect timeout of 10 s that keeps up to 64 idle connections.
   */
  public MeClientBuilder<T> httpClient(OkHttpClient httpClient) {
    this.httpClient = requireNonNull(httpClient, "httpClient");
    return this;
  }

  /**
   * How long a whole call may take, 30 s unless set: for the token, every attempt from the lookup
   * of the name to the end of the body, and the waits between them.
   *
   * @throws IllegalArgumentException if it is zero or negative
   */
  public MeClientBuilder<T> timeout(Duration timeout) {
    this.timeout = Durations.positive("a timeout", timeout);
    return this;
  }

  /**
   * Whether and when a failed call tries again: {@link RetryPolicy#ofDefaults()} unless set. Each
   * client that is built has a retry budget of its own.
   */
  public MeClientBuilder<T> retryPolicy(RetryPolicy retryPolicy) {
    this.retryPolicy = requireNonNull(retryPolicy, "retryPolicy");
    return this;
  }

  /** How the waits pass and how long they are, for tests. */
  MeClientBuilder<T> waits(Sleeper sleeper, DoubleSupplier random) {
    this.sleeper = sleeper;
    this.random = random;
    return this;
  }

  /**
   * How many bytes an answer may have after decompression, 1 MiB unless set. A larger one is a
   * {@link io.github.mesdk.error.DecodeException}.
   *
   * @throws IllegalArgumentException if it is not positive, or more than an array can hold
   */
  public MeClientBuilder<T> maxBodyBytes(long maxBodyBytes) {
    if (maxBodyBytes <= 0 || maxBodyBytes > LARGEST_BODY) {
      throw new IllegalArgumentException(
          "the limit on a body must be between 1 and " + LARGEST_BODY + ": " + maxBodyBytes);
    }
    this.maxBodyBytes = maxBodyBytes;
    return this;
  }

  /**
   * A header to send with every request, such as one that a gateway asks for. It is shown nowhere,
   * unless it is one of the usual headers of tracing. {@code User-Agent} may be replaced.
   *
   * @throws IllegalArgumentException if no header can carry the value, or the name is one that the
   *     SDK or HTTP sets
   */
  public MeClientBuilder<T> header(String name, String value) {
    headers.put(name, CustomHeaders.checked(name, value));
    return this;
  }

  /**
   * Headers for each attempt, such as {@code traceparent} or a request id. The function is asked
   * once for each attempt, after {@link MeListener#attemptStarted} and on the same thread, and gets
   * that event: {@link MeEvent#attachment} has what a listener attached to the call. The thread
   * need not be the one that called {@code me}, so take nothing from thread-locals: attach it in
   * {@link MeListener#callStarted}, which comes on the thread that asks.
   *
   * <p>These headers take the place of a {@link #header} of the same name. Like those, the values
   * are shown nowhere, but for the usual headers of tracing. Unless set, there are none.
   *
   * <p>What the function throws is the call's failure as it is. So is an {@link
   * IllegalArgumentException} for a header that {@link #header} would refuse.
   */
  public MeClientBuilder<T> requestHeaders(Function<MeEvent, Map<String, String>> requestHeaders) {
    this.requestHeaders = requireNonNull(requestHeaders, "requestHeaders");
    return this;
  }

  /** Tells this listener of every call too, after those that were added before. */
  public MeClientBuilder<T> listener(MeListener listener) {
    listeners.add(requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * Remembers answers, so that the service is not asked on each call: {@code MeCache} of {@code
   * sdk-cache}. Unless set, each call asks. A token that replaces a rejected one is looked up anew.
   *
   * <p>With a cache, attempts run on a thread of the cache's, within the client's {@link #timeout}
   * and not the request's, since other calls may wait for the same answer; the request's limits how
   * long its own caller waits. They send the {@link #requestHeaders} of the call that began them,
   * so these must not change the answer.
   */
  public MeClientBuilder<T> answerCache(AnswerCache answerCache) {
    this.answerCache = requireNonNull(answerCache, "answerCache");
    return this;
  }

  /** Lets the token travel over plain http to other machines: everybody on the way can read it. */
  public MeClientBuilder<T> allowInsecureHttp() {
    this.allowInsecureHttp = true;
    return this;
  }

  /**
   * The client. Plain http to this machine goes past any proxy and to loopback addresses only,
   * whatever {@code localhost} resolves to, unless {@link #allowInsecureHttp()} was called: another
   * machine would read the token.
   *
   * @throws IllegalArgumentException if the provider's address is plain http to another machine and
   *     {@link #allowInsecureHttp()} was not called
   * @throws IllegalStateException if the program's OkHttp is older than 5.4.0
   */
  public MeClient<T> build() {
    URI address = provider.baseUrl();
    Transport transport = Transport.to(address, httpClient, maxBodyBytes, allowInsecureHttp);
    CallSettings<T> settings =
        new CallSettings<>(
            provider.name(),
            tokens(),
            timeout,
            new CustomHeaders(headers),
            new RequestFactory(provider, address),
            transport,
            new ReplyReader<>(provider),
            new Retries(retryPolicy, sleeper, random));
    Listeners all = new Listeners(provider.name(), listeners, LOG);
    return new DefaultMeClient<>(provider, address, settings, all, requestHeaders, answerCache);
  }
}
