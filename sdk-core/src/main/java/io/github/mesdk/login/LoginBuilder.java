package io.github.mesdk.login;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.http.Transport;
import io.github.mesdk.http.TransportSettings;
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
 * Builds token providers that call the token endpoint of a service. Not thread-safe; the built
 * providers are. The built providers follow no redirects and accept replies of at most 1 MiB.
 *
 * <p>A built provider throws:
 *
 * <ul>
 *   <li>{@link io.github.mesdk.error.UnauthenticatedException}: the login is no longer valid, or
 *       the endpoint refused a user's credential. The user must sign in again.
 *   <li>a retryable {@link io.github.mesdk.error.TokenException}: the endpoint did not answer in
 *       time, is unavailable, or did not reply with a JSON object. The cause of the exception has
 *       the details.
 *   <li>a {@code TokenException} that is not retryable: the endpoint refused the program's own
 *       credential, its reply has no usable token, or the address or another setting is wrong.
 *   <li>a {@code TokenException} that reports a {@linkplain
 *       io.github.mesdk.error.TokenException#isMissing() missing} token: the store has been empty
 *       since the provider was built. If the provider is part of a {@linkplain TokenProvider#chain
 *       chain}, the chain then calls its next source. If the store had a login and has lost it, the
 *       provider throws {@code UnauthenticatedException} until someone signs in again, because the
 *       next source of the chain may belong to another user.
 *   <li>{@link io.github.mesdk.error.TransportException}: the thread was interrupted.
 * </ul>
 */
public final class LoginBuilder {
  /**
   * Describes the token endpoint. The description has the form of a provider description, because a
   * token endpoint has an address, error fields and error codes as a provider has. Its subject is
   * the token.
   */
  final IdentityProviderBuilder<?> endpointDescription;

  private @Nullable Function<TokenEndpoint, TokenProvider> factory;
  private @Nullable OkHttpClient httpClient;
  private boolean allowInsecureHttp;
  private InstantSource clock = InstantSource.system();

  LoginBuilder(IdentityProvider<?> service, String path, String... tokenJsonPaths) {
    endpointDescription =
        IdentityProvider.builder(service.name(), service.model())
            .baseUrl(service.baseUrl())
            .post(path)
            .subject(tokenJsonPaths)
            .errors(service.errorFields())
            .codes(service.codes());
  }

  LoginBuilder grant(Grant grant) {
    factory = tokenEndpoint -> new CredentialTokenProvider(tokenEndpoint, grant);
    return this;
  }

  LoginBuilder store(
      TokenStore store, Function<String, Grant> refreshGrant, String invalidTokenCodes) {
    requireNonNull(store, "store");
    Pattern codes = codes(invalidTokenCodes);
    factory =
        tokenEndpoint ->
            new RefreshTokenProvider(
                new VendorRefreshEndpoint(tokenEndpoint, refreshGrant, codes), store, clock);
    return this;
  }

  LoginBuilder clock(InstantSource clock) {
    this.clock = clock;
    return this;
  }

  /** Returns a case-insensitive pattern for error codes of a service, separated by {@code |}. */
  static Pattern codes(String alternatives) {
    return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE);
  }

  /**
   * Sets the path of the token endpoint below the base URL. The default is the path that the vendor
   * documents.
   *
   * @throws IllegalArgumentException if the path does not start with a slash
   */
  public LoginBuilder path(String path) {
    endpointDescription.post(path);
    return this;
  }

  /**
   * Sets an OkHttp client to derive the SDK's client from, for a proxy, certificates, interceptors
   * or shared connections. The SDK neither changes nor shuts down the given client. The SDK does
   * not use that client's redirects, cookies, cache, authenticator or HTTP/2 support. The default
   * is a client with a connect timeout of 10 seconds.
   */
  public LoginBuilder httpClient(OkHttpClient httpClient) {
    this.httpClient = requireNonNull(httpClient, "httpClient");
    return this;
  }

  /**
   * Allows plain HTTP to other machines. Anyone on the network path can then read the credentials.
   */
  public LoginBuilder allowInsecureHttp() {
    this.allowInsecureHttp = true;
    return this;
  }

  /**
   * Builds a provider that keeps its token in memory and refreshes the token before it expires,
   * with the defaults of {@link TokenProvider#caching}. Pass this provider to a client.
   *
   * @throws IllegalArgumentException as {@link #buildUncached()}
   * @throws IllegalStateException as {@link #buildUncached()}
   */
  public TokenProvider build() {
    return TokenProvider.caching(buildUncached());
  }

  /**
   * Builds the provider without a cache. Pass the provider to {@link TokenProvider#cachingBuilder}.
   * Each call may send a request. A call without a deadline is limited to 30 seconds.
   *
   * <p>A provider with a token store returns the same token again until 5 minutes before the token
   * expires, and refreshes the token after that. The {@linkplain
   * io.github.mesdk.token.CachingTokenProviderBuilder#prefetchMargin prefetch margin} is how long
   * before the expiry a cache starts to request a new token. A prefetch margin of more than 5
   * minutes has no effect, because the cache gets the same token again.
   *
   * @throws IllegalArgumentException if the address is plain HTTP to another machine and {@link
   *     #allowInsecureHttp()} was not called
   * @throws IllegalStateException if OkHttp on the class path is older than 5.4.0
   */
  public TokenProvider buildUncached() {
    IdentityProvider<?> description = endpointDescription.build();
    Transport transport =
        Transport.to(
            description.baseUrl(),
            new TransportSettings(httpClient, Transport.DEFAULT_MAX_BODY_BYTES, allowInsecureHttp));
    return requireNonNull(factory, "a grant")
        .apply(new TokenEndpoint(description, transport, clock));
  }
}
