package io.github.mesdk.oauth2;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.Sleeper;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link OAuth2Issuer}s; not thread-safe. An endpoint that is set here goes before the one
 * that the issuer publishes.
 */
public final class OAuth2IssuerBuilder {
  private static final Duration DISCOVERY_TIMEOUT = Duration.ofSeconds(30);

  final URI issuer;
  InstantSource clock = InstantSource.system();
  LongSupplier nanoTime = System::nanoTime;
  Sleeper sleeper = Sleeper.SYSTEM;
  private final Map<Endpoints.Kind, URI> byHand = new EnumMap<>(Endpoints.Kind.class);
  private @Nullable OkHttpClient httpClient;
  private boolean allowInsecureHttp;

  OAuth2IssuerBuilder(URI issuer) {
    this.issuer = issuer;
  }

  /** Where tokens are asked for. */
  public OAuth2IssuerBuilder tokenEndpoint(URI endpoint) {
    return endpoint(Endpoints.Kind.TOKEN, endpoint);
  }

  /** Where a person's browser is sent to sign in. */
  public OAuth2IssuerBuilder authorizationEndpoint(URI endpoint) {
    return endpoint(Endpoints.Kind.AUTHORIZATION, endpoint);
  }

  /** Where a device login begins. */
  public OAuth2IssuerBuilder deviceAuthorizationEndpoint(URI endpoint) {
    return endpoint(Endpoints.Kind.DEVICE_AUTHORIZATION, endpoint);
  }

  /** Where the issuer says who the user is. */
  public OAuth2IssuerBuilder userInfoEndpoint(URI endpoint) {
    return endpoint(Endpoints.Kind.USER_INFO, endpoint);
  }

  /** Where the issuer's public keys are. Without them nothing signed can be verified. */
  public OAuth2IssuerBuilder jwksUri(URI address) {
    return endpoint(Endpoints.Kind.JWKS, address);
  }

  private OAuth2IssuerBuilder endpoint(Endpoints.Kind kind, URI address) {
    byHand.put(kind, requireNonNull(address, kind.member));
    return this;
  }

  /**
   * A client of one's own to derive from: for a proxy, certificates, shared connections. It is
   * never changed nor shut down. Redirects, cookies, cache, authenticator and HTTP/2 of it are not
   * used. Unless set, one with a connect timeout of 10 s.
   */
  public OAuth2IssuerBuilder httpClient(OkHttpClient httpClient) {
    this.httpClient = requireNonNull(httpClient, "httpClient");
    return this;
  }

  /** Lets secrets travel over plain http to other machines: everybody on the way can read them. */
  public OAuth2IssuerBuilder allowInsecureHttp() {
    this.allowInsecureHttp = true;
    return this;
  }

  OAuth2IssuerBuilder clock(InstantSource clock, LongSupplier nanoTime) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    return this;
  }

  OAuth2IssuerBuilder sleeper(Sleeper sleeper) {
    this.sleeper = sleeper;
    return this;
  }

  OAuthTransport wire() {
    return new OAuthTransport(httpClient, allowInsecureHttp);
  }

  /**
   * The issuer with the endpoints it publishes, asked for now and within 30 seconds: those of
   * OpenID Connect or, where it has none, of OAuth 2.0.
   *
   * @throws TokenException if it has no metadata, or those of another issuer, or names an endpoint
   *     to which nothing may be sent; retryable if it cannot be reached or answer now
   * @throws IllegalArgumentException if an address set here is not https, nor http to this machine
   *     or allowed, or has user-info or a fragment, or the issuer's has a query
   * @throws IllegalStateException if the program's OkHttp is older than 5.4.0
   */
  public OAuth2Issuer discover() {
    return discover(Deadline.after(DISCOVERY_TIMEOUT));
  }

  /** As {@link #discover()}, within this time. */
  public OAuth2Issuer discover(Deadline deadline) {
    Endpoints known = checked();
    return new OAuth2Issuer(this, Metadata.discover(issuer, known, wire(), deadline));
  }

  /**
   * The issuer with the endpoints that were set here and no others; nothing is sent.
   *
   * @throws IllegalArgumentException as {@link #discover()}
   * @throws IllegalStateException as {@link #discover()}
   */
  public OAuth2Issuer build() {
    return new OAuth2Issuer(this, new Metadata(checked(), false));
  }

  private Endpoints checked() {
    Endpoints endpoints = new Endpoints(allowInsecureHttp);
    endpoints.checked(issuer);
    if (issuer.getRawQuery() != null) {
      throw new IllegalArgumentException("an issuer's address must have no query");
    }
    byHand.forEach(endpoints::put);
    return endpoints;
  }
}
