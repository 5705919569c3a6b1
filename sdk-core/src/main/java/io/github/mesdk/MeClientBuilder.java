package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.http.HeaderRules;
import io.github.mesdk.http.HttpsRule;
import io.github.mesdk.http.Transport;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link MeClient}s; not thread-safe.
 *
 * @param <T> the model of the answer
 */
public final class MeClientBuilder<T extends CurrentUser> {
  /** How long a whole call may take unless the client or the request says otherwise: 30 s. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  /** Headers that frame the message or hold a credential are not the user's to set. */
  private static final Set<String> OWN_HEADERS =
      Set.of(
          "accept-encoding",
          "authorization",
          "connection",
          "content-length",
          "content-type",
          "cookie",
          "host",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private static final long LARGEST_BODY = Integer.MAX_VALUE - 8L;

  private IdentityProvider<T> provider;
  private TokenProvider tokens =
      () -> {
        throw TokenException.of(
            "no token: give the client a tokenProvider(...) or ask with MeRequest.withToken(...)");
      };
  private @Nullable OkHttpClient httpClient;
  private Duration timeout = DEFAULT_TIMEOUT;
  private long maxBodyBytes = Transport.DEFAULT_MAX_BODY_BYTES;
  private boolean allowInsecureHttp;

  /** Names compare without case, as HTTP's do. */
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  MeClientBuilder(IdentityProvider<T> provider) {
    this.provider = requireNonNull(provider, "provider");
    headers.put("User-Agent", UserAgent.VALUE);
  }

  /** Where the client's own token comes from. Unless set, every request must bring one. */
  public MeClientBuilder<T> tokenProvider(TokenProvider tokens) {
    this.tokens = requireNonNull(tokens, "tokens");
    return this;
  }

  /**
   * The address to ask in place of the provider's own: its origin plus any prefix the provider's
   * own has.
   *
   * @throws IllegalArgumentException if it is not absolute http or https, or has user-info, a query
   *     or a fragment
   */
  public MeClientBuilder<T> baseUrl(URI baseUrl) {
    this.provider = provider.at(baseUrl);
    return this;
  }

  /**
   * A client of one's own to derive from: for a proxy, certificates, interceptors, shared
   * connections. It is never changed nor shut down. Redirects, cookies, cache and authenticator of
   * it are not used, and the call's time limit is this SDK's. Unless set, one with a connect
   * timeout of 10 s.
   */
  public MeClientBuilder<T> httpClient(OkHttpClient httpClient) {
    this.httpClient = requireNonNull(httpClient, "httpClient");
    return this;
  }

  /**
   * How long a whole call may take, 30 s unless set.
   *
   * @throws IllegalArgumentException if it is zero or negative
   */
  public MeClientBuilder<T> timeout(Duration timeout) {
    this.timeout = Timeouts.checked(timeout);
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
   * A header to send with every request, such as one that a gateway asks for. It is not shown
   * anywhere. {@code User-Agent} may be replaced.
   *
   * @throws IllegalArgumentException if no header can carry the value, or the name is one that the
   *     SDK or HTTP sets
   */
  public MeClientBuilder<T> header(String name, String value) {
    if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")
        || OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("not a header to set here: " + name);
    }
    headers.put(name, HeaderRules.checked(name, value));
    return this;
  }

  /** Lets the token travel over plain http to other machines: everybody on the way can read it. */
  public MeClientBuilder<T> allowInsecureHttp() {
    this.allowInsecureHttp = true;
    return this;
  }

  /**
   * The client. Plain http to this machine goes past any proxy, unless {@link #allowInsecureHttp()}
   * was called: a proxy elsewhere would read the token.
   *
   * @throws IllegalArgumentException if there is no base URL, or it is plain http to another
   *     machine and {@link #allowInsecureHttp()} was not called
   */
  public MeClient<T> build() {
    URI address =
        provider
            .baseUrl()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    provider.name() + " has no address of its own: set baseUrl(...)"));
    HttpsRule.checked(address, allowInsecureHttp);
    boolean isLocalHttp = !allowInsecureHttp && !"https".equalsIgnoreCase(address.getScheme());
    Transport transport = new Transport(httpClient, maxBodyBytes, isLocalHttp);
    return new DefaultMeClient<>(provider, address, tokens, transport, timeout, headers);
  }
}
