package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.concurrent.Sleeper;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.http.HeaderRules;
import io.github.mesdk.http.Transport;
import io.github.mesdk.http.TransportSettings;
import io.github.mesdk.internal.ReplyReader;
import io.github.mesdk.internal.RequestFactory;
import io.github.mesdk.internal.call.CallSettings;
import io.github.mesdk.internal.call.CustomHeaders;
import io.github.mesdk.internal.call.Retries;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
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
  /**
   * The default limit on a whole call, used unless the client or the request sets another limit: 30
   * s.
   */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  /** The default connect timeout: 10 s. A client set with {@link #httpClient} has its own. */
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
  private @Nullable Consumer<AccessToken> tokenFilter;
  private @Nullable String cacheScope;
  private boolean allowInsecureHttp;

  /** HTTP header names are case-insensitive. */
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private @Nullable Function<MeEvent, Map<String, String>> requestHeaders;
  private final List<MeListener> listeners = new ArrayList<>();

  MeClientBuilder(IdentityProvider<T> provider) {
    this.provider = requireNonNull(provider, "provider");
  }

  /**
   * Sets the source of the client's own token. Unless set, every request must have an {@linkplain
   * MeRequest#withToken(io.github.mesdk.token.AccessToken) explicit token}.
   */
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
          "no token: set tokenProvider(...) on the client, or use MeRequest.ofToken(...)");
    };
  }

  /**
   * Sets an OkHttp client to derive the SDK's client from, for a proxy, certificates, interceptors
   * or a shared connection pool. The SDK neither changes nor shuts down the given client.
   *
   * <p>The SDK does not use that client's redirects, cookies, cache, authenticator, HTTP/2 support
   * or call timeout. By default, the SDK creates a client with a connect timeout of 10 s and up to
   * 64 idle connections.
   */
  public MeClientBuilder<T> httpClient(OkHttpClient httpClient) {
    this.httpClient = requireNonNull(httpClient, "httpClient");
    return this;
  }

  /**
   * Sets the time limit on a whole call; 30 s unless set. The limit covers getting the token, every
   * attempt from the DNS lookup to the end of the response body, and the waits between attempts.
   *
   * @throws IllegalArgumentException if the timeout is zero or negative
   */
  public MeClientBuilder<T> timeout(Duration timeout) {
    this.timeout = Durations.positive("a timeout", timeout);
    return this;
  }

  /**
   * Sets whether and when a failed call is retried; {@link RetryPolicy#ofDefaults()} unless set.
   * Each built client has its own retry budget.
   */
  public MeClientBuilder<T> retryPolicy(RetryPolicy retryPolicy) {
    this.retryPolicy = requireNonNull(retryPolicy, "retryPolicy");
    return this;
  }

  /**
   * Replaces the sleeper and the source of random numbers for the waits between attempts; for
   * tests.
   */
  MeClientBuilder<T> waits(Sleeper sleeper, DoubleSupplier random) {
    this.sleeper = sleeper;
    this.random = random;
    return this;
  }

  /**
   * Sets the maximum size of a response body in bytes, after decompression; 1 MiB unless set. If a
   * successful response is larger, the call fails with a {@link
   * io.github.mesdk.error.DecodeException}.
   *
   * @throws IllegalArgumentException if the size is not positive, or larger than an array can be
   */
  public MeClientBuilder<T> maxBodyBytes(long maxBodyBytes) {
    if (maxBodyBytes <= 0 || maxBodyBytes > LARGEST_BODY) {
      throw new IllegalArgumentException(
          "maxBodyBytes must be between 1 and " + LARGEST_BODY + ": " + maxBodyBytes);
    }
    this.maxBodyBytes = maxBodyBytes;
    return this;
  }

  /**
   * Adds a header to every request, such as one that a gateway requires. This header replaces any
   * other header of the same name, including {@code User-Agent}.
   *
   * <p>The SDK does not show the value in exceptions or logs. If a service repeats the value in a
   * response, the SDK masks the value there, unless the value is shorter than 8 characters or the
   * name is that of a common tracing header.
   *
   * @throws IllegalArgumentException if a header cannot carry the value, or if the SDK or HTTP
   *     reserves the name
   */
  public MeClientBuilder<T> header(String name, String value) {
    headers.put(name, HeaderRules.checkedCustom(name, value));
    return this;
  }

  /**
   * Sets a function that returns headers for each attempt, such as {@code traceparent} or a request
   * id. Unless set, attempts have no such headers.
   *
   * <p>The client calls the function once per attempt, after {@link MeListener#attemptStarted}, on
   * the same thread and with the same event. {@link MeEvent#attachment} returns the values that
   * listeners attached to the call. This thread may differ from the thread that called {@code me},
   * so the function must not read thread-locals. Instead, attach the values of thread-locals in
   * {@link MeListener#callStarted}, which runs on the calling thread.
   *
   * <p>These headers replace a {@link #header} of the same name, and their values are masked in the
   * same way.
   *
   * <p>If the function throws, the call fails with that exception unchanged. If the function
   * returns a header that {@link #header} rejects, the call fails with an {@link
   * IllegalArgumentException}.
   */
  public MeClientBuilder<T> requestHeaders(Function<MeEvent, Map<String, String>> requestHeaders) {
    this.requestHeaders = requireNonNull(requestHeaders, "requestHeaders");
    return this;
  }

  /** Adds a listener for every call. Listeners run in the order they are added. */
  public MeClientBuilder<T> listener(MeListener listener) {
    listeners.add(requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * Sets a cache for answers, such as {@code MeCache} in {@code sdk-cache}. Without a cache, every
   * call sends a request to the provider. If the service rejects the token and the client gets a
   * new one, the call looks in the cache again with the new token.
   *
   * <p>With a cache, attempts run on a thread of the cache, because several calls may wait for the
   * same answer. The client's {@link #timeout} limits the attempts. The timeout of a request limits
   * only how long its own caller waits.
   *
   * <p>Attempts send the {@link #requestHeaders} of the call that started the attempts. Other calls
   * may share the answer, so these headers must not affect it.
   */
  public MeClientBuilder<T> answerCache(AnswerCache answerCache) {
    this.answerCache = requireNonNull(answerCache, "answerCache");
    return this;
  }

  /**
   * Sets a filter of the explicit tokens, such as {@code OAuth2Issuer.accessTokenFilter()}, so that
   * a flood of invalid tokens does not reach the provider. Unless set, each token is sent.
   *
   * <p>To refuse a token, the filter throws an {@link
   * io.github.mesdk.error.UnauthenticatedException}, which the call then throws without a request.
   * The call throws any other exception of the filter unchanged. The filter must be thread-safe and
   * must not block. It runs after the lookup in the cache, so it is not called for a token with a
   * cached answer. Clients that share a cache also share refusals.
   */
  public MeClientBuilder<T> tokenFilter(Consumer<AccessToken> tokenFilter) {
    this.tokenFilter = requireNonNull(tokenFilter, "tokenFilter");
    return this;
  }

  /**
   * Names the code of this client: its decoder, its model and its OkHttp client. A cache whose
   * second level is shared by a fleet cannot compare code between processes, so it refuses a client
   * with code of its own and without a scope. Clients share answers only if their scopes are equal.
   * Change the name when the code changes what an answer contains. Unless set, the scope is absent.
   */
  public MeClientBuilder<T> cacheScope(String name) {
    this.cacheScope = requireNonNull(name, "name");
    return this;
  }

  /**
   * Allows plain HTTP to other machines. Everyone on the network path can then read the access
   * token.
   */
  public MeClientBuilder<T> allowInsecureHttp() {
    this.allowInsecureHttp = true;
    return this;
  }

  /**
   * Builds the client. By default, plain HTTP is allowed to this machine only. For a plain HTTP
   * URL, the client therefore bypasses proxies and connects to loopback addresses only, even if
   * {@code localhost} resolves to another address. {@link #allowInsecureHttp()} lifts this
   * restriction.
   *
   * @throws IllegalArgumentException if the provider's URL is plain HTTP to another machine and
   *     {@link #allowInsecureHttp()} was not called, or if the {@link #answerCache} cannot serve
   *     this client
   * @throws IllegalStateException if OkHttp is older than 5.4.0 or Jackson older than 2.18 at run
   *     time
   */
  public MeClient<T> build() {
    URI address = provider.baseUrl();
    TransportSettings transportSettings =
        new TransportSettings(httpClient, maxBodyBytes, allowInsecureHttp);
    RequestFactory requests = new RequestFactory(provider, address);
    CustomHeaders constant = new CustomHeaders(Map.of()).with(requests.headers());
    CallSettings<T> settings =
        new CallSettings<>(
            provider.name(),
            tokens(),
            timeout,
            tokenFilter,
            constant.with(headers),
            requests,
            Transport.to(address, transportSettings),
            new ReplyReader<>(provider),
            new Retries(retryPolicy, sleeper, random));
    Listeners all = new Listeners(provider.name(), listeners, LOG);
    return new DefaultMeClient<>(
        provider, transportSettings, settings, all, requestHeaders, answerCache, cacheScope);
  }
}
