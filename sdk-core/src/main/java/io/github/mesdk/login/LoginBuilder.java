package io.github.mesdk.login;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.http.Transport;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.IdentityProviderBuilder;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import io.github.mesdk.token.refresh.RefreshTokenProvider;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Builds sources of tokens that ask a system's own token endpoint; not thread-safe. What it builds
 * is. No redirect is followed, and an answer may have at most 1 MiB.
 *
 * <p>What such a source throws:
 *
 * <ul>
 *   <li>{@link io.github.mesdk.error.UnauthenticatedException}: the login is over, or a person's
 *       credential was refused. Somebody must sign in again.
 *   <li>a retryable {@link io.github.mesdk.error.TokenException}: the endpoint was not reached in
 *       time, cannot answer now, or its answer cannot be read. What happened is its cause.
 *   <li>one that is not retryable: the program's own credential was refused, or the address or the
 *       settings are wrong.
 *   <li>one that is {@linkplain io.github.mesdk.error.TokenException#isMissing() absent}: the store
 *       is empty and has been since the source was built, so that a chain asks its next source. A
 *       login that was there and is gone is an {@code UnauthenticatedException} until somebody
 *       signs in again: the next source may be somebody else's.
 *   <li>{@link io.github.mesdk.error.TransportException}: the thread was interrupted.
 * </ul>
 */
public final class LoginBuilder {
  /** The endpoint as the provider's own: its address, errors and codes are those of the service. */
  final IdentityProviderBuilder<CurrentUser> endpoint;

  private @Nullable Function<TokenEndpoint, TokenProvider> kind;
  private @Nullable OkHttpClient httpClient;
  private boolean allowInsecureHttp;
  private InstantSource clock = InstantSource.system();

  LoginBuilder(IdentityProvider<?> service, String path, String... tokenPaths) {
    endpoint =
        IdentityProvider.builder(service.name(), CurrentUser.class)
            .baseUrl(service.baseUrl())
            .post(path)
            .subject(tokenPaths)
            .errors(service.errorFields())
            .codes(service.codes());
  }

  LoginBuilder grant(Grant grant) {
    kind = endpoint -> new RepeatedLogin(endpoint, grant);
    return this;
  }

  LoginBuilder store(TokenStore store, Function<String, Grant> grants, Pattern endings) {
    requireNonNull(store, "store");
    kind =
        endpoint ->
            new RefreshTokenProvider(new RefreshedLogin(endpoint, grants, endings), store, clock);
    return this;
  }

  LoginBuilder clock(InstantSource clock) {
    this.clock = clock;
    return this;
  }

  /** Codes of a service, which compare without case. */
  static Pattern codes(String alternatives) {
    return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE);
  }

  /**
   * The path behind the base URL, unless set the one that the vendor documents.
   *
   * @throws IllegalArgumentException if it does not begin with a slash
   */
  public LoginBuilder path(String path) {
    endpoint.post(path);
    return this;
  }

  /**
   * A client of one's own to derive from: for a proxy, certificates, interceptors, shared
   * connections. It is never changed nor shut down; redirects, cookies, cache, authenticator and
   * HTTP/2 of it are not used. Unless set, one with a connect timeout of 10 s.
   */
  public LoginBuilder httpClient(OkHttpClient httpClient) {
    this.httpClient = requireNonNull(httpClient, "httpClient");
    return this;
  }

  /** Lets credentials travel over plain http to other machines: all on the way can read them. */
  public LoginBuilder allowInsecureHttp() {
    this.allowInsecureHttp = true;
    return this;
  }

  /**
   * A source that keeps its token in memory and refreshes it ahead of its end, with the defaults of
   * {@link TokenProvider#caching}. This is what a client is given.
   *
   * @throws IllegalArgumentException as {@link #buildUncached()}
   * @throws IllegalStateException as {@link #buildUncached()}
   */
  public TokenProvider build() {
    return TokenProvider.caching(buildUncached());
  }

  /**
   * The source alone, for {@link TokenProvider#cachingBuilder}. It may ask the system each time it
   * is asked itself. Asked without a deadline it takes one of 30 s. A token in a store that it gave
   * before is refreshed in its last 5 minutes, so a longer margin of the cache has no effect.
   *
   * @throws IllegalArgumentException if the address is plain http to another machine and {@link
   *     #allowInsecureHttp()} was not called
   * @throws IllegalStateException if the program's OkHttp is older than 5.4.0
   */
  public TokenProvider buildUncached() {
    IdentityProvider<CurrentUser> description = endpoint.build();
    Transport transport =
        Transport.to(
            description.baseUrl(), httpClient, Transport.DEFAULT_MAX_BODY_BYTES, allowInsecureHttp);
    return requireNonNull(kind, "a grant").apply(new TokenEndpoint(description, transport, clock));
  }
}
