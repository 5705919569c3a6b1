package io.github.mesdk.oauth2;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.DaemonThreads;
import io.github.mesdk.concurrent.Sleeper;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.model.internal.MappedClaims;
import io.github.mesdk.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link OAuth2Issuer}. An endpoint set with this builder takes precedence over the same
 * endpoint in the issuer's metadata. Not thread-safe.
 */
public final class OAuth2IssuerBuilder {
  private static final Duration DISCOVERY_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration MAX_LEEWAY = Duration.ofMinutes(10);

  final URI issuer;
  VendorProfile vendor = VendorProfile.standard();
  InstantSource clock = InstantSource.system();
  Duration leeway = Duration.ofSeconds(60);
  final Set<String> trustedAudiences = new HashSet<>();
  LongSupplier nanoTime = System::nanoTime;
  Sleeper sleeper = Sleeper.SYSTEM;
  ThreadFactory keyThreads = DaemonThreads.named("mesdk-keys");
  private final Map<Endpoints.Kind, URI> configured = new EnumMap<>(Endpoints.Kind.class);
  private @Nullable OkHttpClient httpClient;
  private boolean allowInsecureHttp;

  OAuth2IssuerBuilder(URI issuer) {
    this.issuer = issuer;
  }

  /** Sets the token endpoint. */
  public OAuth2IssuerBuilder tokenEndpoint(URI endpoint) {
    return endpoint(Endpoints.Kind.TOKEN, endpoint);
  }

  /** Sets the authorization endpoint, where a person's browser signs in. */
  public OAuth2IssuerBuilder authorizationEndpoint(URI endpoint) {
    return endpoint(Endpoints.Kind.AUTHORIZATION, endpoint);
  }

  /** Sets the device authorization endpoint, where a device login starts. */
  public OAuth2IssuerBuilder deviceAuthorizationEndpoint(URI endpoint) {
    return endpoint(Endpoints.Kind.DEVICE_AUTHORIZATION, endpoint);
  }

  /** Sets the revocation endpoint (RFC 7009) for {@link OAuth2Issuer#signOut}. */
  public OAuth2IssuerBuilder revocationEndpoint(URI endpoint) {
    return endpoint(Endpoints.Kind.REVOCATION, endpoint);
  }

  /**
   * Sets the pushed authorization request endpoint, where a browser login with {@link
   * BrowserLoginBuilder#pushedRequest} sends its parameters.
   */
  public OAuth2IssuerBuilder pushedAuthorizationRequestEndpoint(URI endpoint) {
    return endpoint(Endpoints.Kind.PUSHED_AUTHORIZATION, endpoint);
  }

  /** Sets the UserInfo endpoint, which identifies the user. */
  public OAuth2IssuerBuilder userInfoEndpoint(URI endpoint) {
    return endpoint(Endpoints.Kind.USER_INFO, endpoint);
  }

  /** Sets the introspection endpoint, which says whose access token a token is. */
  public OAuth2IssuerBuilder introspectionEndpoint(URI endpoint) {
    return endpoint(Endpoints.Kind.INTROSPECTION, endpoint);
  }

  /**
   * Sets the address of the issuer's public keys. Without an address here or in the metadata,
   * signed responses and ID tokens cannot be verified.
   */
  public OAuth2IssuerBuilder jwksUri(URI address) {
    return endpoint(Endpoints.Kind.JWKS, address);
  }

  private OAuth2IssuerBuilder endpoint(Endpoints.Kind kind, URI address) {
    configured.put(kind, requireNonNull(address, kind.member));
    return this;
  }

  /**
   * Sets the OkHttp client to derive from, for a proxy, custom certificates or shared connections.
   * The SDK neither changes nor shuts down this client, and ignores its redirect, cookie, cache,
   * authenticator and HTTP/2 settings. Default: a new client with a connect timeout of 10 seconds.
   */
  public OAuth2IssuerBuilder httpClient(OkHttpClient httpClient) {
    this.httpClient = requireNonNull(httpClient, "httpClient");
    return this;
  }

  /**
   * Allows plain http to other machines. Anyone on the network path can then read the secrets in
   * the requests.
   */
  public OAuth2IssuerBuilder allowInsecureHttp() {
    this.allowInsecureHttp = true;
    return this;
  }

  /**
   * Sets the clock that the times in tokens are compared with. A test sets the clock of its
   * identity provider, so that tokens stay valid when the test moves that clock. Default: the clock
   * of the system.
   */
  public OAuth2IssuerBuilder clock(InstantSource clock) {
    this.clock = requireNonNull(clock, "clock");
    return this;
  }

  /**
   * Sets how far the clocks of the issuer and of this machine may differ when the times in ID
   * tokens and signed UserInfo are checked. A long leeway also prolongs the use of expired tokens.
   * Default: 60 seconds.
   *
   * @throws IllegalArgumentException if the leeway is negative or longer than 10 minutes
   */
  public OAuth2IssuerBuilder leeway(Duration leeway) {
    if (leeway.isNegative() || leeway.compareTo(MAX_LEEWAY) > 0) {
      throw new IllegalArgumentException("the leeway must be between 0 and 10 minutes: " + leeway);
    }
    this.leeway = leeway;
    return this;
  }

  /**
   * Adds audiences that ID tokens may name besides the client. An ID token with another additional
   * audience is refused, because it may have been issued for another program (OpenID Connect Core
   * 1.0 section 3.1.3.7). Default: none.
   */
  public OAuth2IssuerBuilder trustedAudiences(String... audiences) {
    trustedAudiences.addAll(List.of(audiences));
    return this;
  }

  /**
   * Sets the claim that {@code identity()} reads the user's roles from: a list of strings, or a
   * string. Applies to the UserInfo endpoint and to ID tokens. Default: the claim of the vendor for
   * the issuers of {@link Issuers}, and otherwise {@code roles}. If the issuer does not send the
   * claim, {@code roles} is read.
   *
   * @param path the name of the claim, such as {@code https://example.com/roles}; several names
   *     lead through objects, such as {@code "realm_access", "roles"}
   * @throws IllegalArgumentException if there is no name
   */
  public OAuth2IssuerBuilder rolesClaim(String... path) {
    return listClaim(MappedClaims.ROLES, path);
  }

  /**
   * Sets the claim that {@code identity()} reads the user's groups from, as {@link #rolesClaim}
   * does for roles. Default: the claim of the vendor, and otherwise {@code groups}.
   *
   * @throws IllegalArgumentException if there is no name
   */
  public OAuth2IssuerBuilder groupsClaim(String... path) {
    return listClaim(MappedClaims.GROUPS, path);
  }

  private OAuth2IssuerBuilder listClaim(String name, String... path) {
    if (path.length == 0) {
      throw new IllegalArgumentException("the path of the claim has no name");
    }
    Claim claim = Claim.texts(List.of(path).toArray(String[]::new));
    return vendor(it -> it.withClaim(name, claim));
  }

  OAuth2IssuerBuilder vendor(UnaryOperator<VendorProfile> change) {
    this.vendor = change.apply(vendor);
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

  OAuth2IssuerBuilder keyThreads(ThreadFactory threads) {
    this.keyThreads = threads;
    return this;
  }

  OAuthTransport transport() {
    return new OAuthTransport(httpClient, allowInsecureHttp);
  }

  /**
   * Fetches the issuer's metadata and returns the issuer with the endpoints in the metadata. Reads
   * the OpenID Connect metadata or, if the issuer has none, the OAuth 2.0 metadata. Blocks for up
   * to 30 seconds.
   *
   * @throws TokenException if the issuer has no metadata, or the metadata belongs to another
   *     issuer; retryable if the issuer is unreachable or unavailable
   * @throws IllegalArgumentException if an address set with this builder is neither https nor
   *     permitted http, or has user info or a fragment, or if the issuer's address has a query
   * @throws IllegalStateException if the class path has an OkHttp older than 5.4.0, or an {@code
   *     oauth2-oidc-sdk} that is too old, such as 9.43
   * @throws io.github.mesdk.error.TransportException if the thread is interrupted; its interrupt
   *     flag stays set
   */
  public OAuth2Issuer discover() {
    return discover(Deadline.after(DISCOVERY_TIMEOUT));
  }

  /** Same as {@link #discover()}, with a deadline other than 30 seconds. */
  public OAuth2Issuer discover(Deadline deadline) {
    Endpoints endpoints = checkedEndpoints();
    return new OAuth2Issuer(this, Metadata.discover(issuer, endpoints, transport(), deadline));
  }

  /**
   * Returns the issuer with only the endpoints set with this builder. Sends no request.
   *
   * @throws IllegalArgumentException under the same conditions as {@link #discover()}
   * @throws IllegalStateException under the same conditions as {@link #discover()}
   */
  public OAuth2Issuer build() {
    return new OAuth2Issuer(this, Metadata.of(checkedEndpoints()));
  }

  private Endpoints checkedEndpoints() {
    NimbusVersion.check();
    Endpoints endpoints = new Endpoints(issuer, allowInsecureHttp);
    endpoints.checked(issuer);
    if (issuer.getRawQuery() != null) {
      throw new IllegalArgumentException("an issuer's address must have no query");
    }
    configured.forEach(endpoints::put);
    return endpoints;
  }
}
