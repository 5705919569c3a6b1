package io.github.mesdk.oauth2;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.AgeClock;
import io.github.mesdk.concurrent.Sleeper;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.model.TokenIntrospection;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenStore;
import io.github.mesdk.token.refresh.LoginOwner;
import io.github.mesdk.token.refresh.RefreshTokenProvider;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import okhttp3.OkHttpClient;

/**
 * An OAuth 2.0 or OpenID Connect issuer with known endpoints: the entry point of this package.
 * Thread-safe. Create one instance and use it for the life of the program. The endpoints of an
 * instance are fixed; the issuer's public keys are cached and refreshed.
 *
 * <pre>{@code
 * OAuth2Issuer issuer = OAuth2Issuer.discover(URI.create("https://id.example.com/realms/x"));
 * TokenProvider tokens = issuer.clientCredentials(OAuth2Client.basic(id, secret)).build();
 * MeClient<UserInfo> client = MeClient.builder(issuer.userInfo()).tokenProvider(tokens).build();
 * }</pre>
 *
 * <p>Requests do not follow redirects, and a response larger than 1 MiB fails.
 */
public final class OAuth2Issuer {
  final URI identifier;
  final Metadata metadata;
  final ClientTransports transports;
  final SigningKeys keys;
  final InstantSource clock;
  final LongSupplier nanoTime;
  final AgeClock ageClock;
  final Sleeper sleeper;
  final ValidityPeriod validityPeriod;
  final Set<String> trustedAudiences;
  final VendorProfile vendor;
  final boolean hasOwnHttpClient;

  OAuth2Issuer(OAuth2IssuerBuilder from, Metadata metadata) {
    this.identifier = from.issuer;
    this.metadata = metadata;
    OAuthTransport transport = from.transport();
    this.transports = new ClientTransports(transport);
    this.clock = from.clock;
    this.nanoTime = from.nanoTime;
    this.sleeper = from.sleeper;
    this.ageClock = new AgeClock(clock, nanoTime);
    this.validityPeriod = new ValidityPeriod(clock, from.leeway);
    this.trustedAudiences = Set.copyOf(from.trustedAudiences);
    this.vendor = from.vendor;
    this.hasOwnHttpClient = transport.httpClient() != null;
    this.keys = new SigningKeys(metadata.endpoints(), transport, ageClock, from.keyThreads);
  }

  /**
   * Fetches the metadata of an issuer and returns the issuer with the endpoints in its metadata.
   * Blocks for up to 30 seconds.
   *
   * @param issuer the issuer identifier exactly as in its metadata, including any trailing slash
   * @throws TokenException if the issuer has no metadata, or the metadata belongs to another
   *     issuer; retryable if the issuer is unreachable or unavailable
   * @throws IllegalArgumentException if the address is neither https nor http to this machine, or
   *     has user info, a query or a fragment
   * @throws io.github.mesdk.error.TransportException if the thread is interrupted; its interrupt
   *     flag stays set
   */
  public static OAuth2Issuer discover(URI issuer) {
    return builder(issuer).discover();
  }

  /**
   * Returns a builder, for a custom HTTP client or for endpoints that the issuer does not publish.
   *
   * @param issuer the issuer identifier exactly as in its metadata, including any trailing slash
   */
  public static OAuth2IssuerBuilder builder(URI issuer) {
    return new OAuth2IssuerBuilder(requireNonNull(issuer, "issuer"));
  }

  /** Returns the issuer identifier. */
  public URI identifier() {
    return identifier;
  }

  /**
   * Returns the UserInfo endpoint as an identity provider. The provider accepts JSON responses
   * only; use {@link #userInfoBuilder()} for signed responses.
   *
   * @throws TokenException if the issuer has no UserInfo endpoint
   */
  public IdentityProvider<UserInfo> userInfo() {
    return userInfoBuilder().build();
  }

  /**
   * Returns a builder of the UserInfo provider, to accept signed responses or check the subject.
   */
  public UserInfoBuilder userInfoBuilder() {
    return new UserInfoBuilder(this);
  }

  /**
   * Returns the introspection endpoint (RFC 7662) as an identity provider, for a backend that gets
   * tokens with its requests and cannot read them. The client sends the token of each call, and
   * authenticates the backend as {@code client}.
   *
   * @throws TokenException if the issuer has no introspection endpoint
   * @throws IllegalArgumentException if {@code client} is a public client
   */
  public IdentityProvider<TokenIntrospection> introspection(OAuth2Client client) {
    return introspectionBuilder(client).build();
  }

  /**
   * Returns a builder of the introspection provider, to check the audience or to accept tokens
   * without {@code sub}.
   *
   * @throws IllegalArgumentException if {@code client} is a public client
   */
  public IntrospectionBuilder introspectionBuilder(OAuth2Client client) {
    return new IntrospectionBuilder(this, client);
  }

  /**
   * Returns a filter of JWT access tokens (RFC 9068) for {@link
   * io.github.mesdk.MeClientBuilder#tokenFilter}, so that a flood of expired or forged tokens does
   * not reach the issuer. It refuses a token of the type {@code at+jwt} if its {@code exp} is past
   * by more than the leeway, if it names another issuer, or if its signature does not match the key
   * that it names. All other tokens are sent, such as opaque tokens and those with an unknown key.
   *
   * <p>The filter only compares. It never replaces the question, because it knows nothing about
   * revocation. It never waits for the issuer: it fetches the issuer's keys in the background, and
   * checks no signature until it has them. An unknown key causes no fetch.
   */
  public Consumer<AccessToken> accessTokenFilter() {
    return new AccessTokenFilter(this);
  }

  /**
   * Returns a builder of a token provider that uses the client credentials grant, RFC 6749 section
   * 4.4. The tokens belong to the program, not to a person.
   *
   * @throws IllegalArgumentException if {@code client} is a public client
   */
  public TokenProviderBuilder clientCredentials(OAuth2Client client) {
    if (client.authentication(identifier) == null) {
      throw new IllegalArgumentException(
          "the client credentials grant requires a client with a secret or a key");
    }
    return new TokenProviderBuilder(
        this, client, tokenClient -> new ClientCredentialsTokenProvider(tokenClient.withNewKey()));
  }

  /**
   * Returns a builder of a token provider for the login that {@link #deviceLogin} or {@link
   * #browserLogin} put in {@code store}. The provider refreshes the access token. It stores a new
   * refresh token before it evaluates the rest of the issuer's reply. While the issuer is
   * unreachable, the provider returns the stored access token until that token expires.
   *
   * <p>If the issuer rejects the refresh token with {@code invalid_grant}, the provider clears the
   * store and throws an {@link io.github.mesdk.error.UnauthenticatedException}. Until a person
   * signs in again, later calls throw the same exception. A {@link
   * io.github.mesdk.token.TokenProvider#chain} therefore does not continue with its next provider,
   * which could return the token of another person. If the store has always been empty, the
   * provider throws a {@link TokenException} whose {@code isMissing()} is true. If the login in the
   * store belongs to another issuer or client, the provider throws a {@link TokenException}, and
   * sends none of the login's tokens.
   *
   * <p>If the issuer's reply contains an ID token that is not valid for the person of the login,
   * the provider marks the login in the store, and throws an {@code UnauthenticatedException}.
   * Later calls throw the same exception until the issuer sends a valid ID token or a person signs
   * in.
   *
   * @param client the client that the person signed in with
   * @param store where the login is stored
   */
  public TokenProviderBuilder refreshing(OAuth2Client client, TokenStore store) {
    requireNonNull(store, "store");
    return new TokenProviderBuilder(
        this,
        client,
        tokenClient -> new RefreshTokenProvider(new RefreshGrant(tokenClient), store, clock));
  }

  /**
   * Returns a builder of a token exchange, RFC 8693. A backend uses it to exchange the token of an
   * incoming request for a token that another service accepts.
   */
  public TokenExchangeBuilder tokenExchange(OAuth2Client client) {
    return new TokenExchangeBuilder(this, client);
  }

  /** Returns a builder of a login on another device, for a program without a browser. */
  public DeviceLoginBuilder deviceLogin(OAuth2Client client, TokenStore store) {
    return new DeviceLoginBuilder(this, client, requireNonNull(store, "store"));
  }

  /** Returns a builder of a login with the browser on this machine. */
  public BrowserLoginBuilder browserLogin(OAuth2Client client, TokenStore store) {
    return new BrowserLoginBuilder(this, client, requireNonNull(store, "store"));
  }

  /**
   * Signs a person out: removes the login from {@code store}, then revokes its refresh token and
   * its access token at the issuer, RFC 7009. The login is removed from the store even if the
   * revocation fails. If the refresh token is not revoked, its access token is still tried in the
   * time that is left. Other processes that share the store are signed out too; a cached answer
   * lasts for its time to live unless the program calls {@code MeCache.invalidate}.
   *
   * @param client the client that the person signed in with
   * @return whether the issuer revoked the tokens; false if no one was signed in, or if the issuer
   *     has no revocation endpoint, in which case the tokens stay valid until they expire
   * @throws TokenException if the login belongs to another issuer or client, and then it stays in
   *     the store; if the store cannot be written; or if the issuer does not revoke one of the
   *     tokens, retryable if it is unreachable or unavailable. A second call does not repeat the
   *     revocation, because the store is empty
   * @throws io.github.mesdk.error.TransportException if the thread is interrupted; its interrupt
   *     flag stays set
   */
  public boolean signOut(OAuth2Client client, TokenStore store, Deadline deadline) {
    return new SignOut(this, requireNonNull(client, "client")).signOut(store, deadline);
  }

  /** Returns the owner of the logins that {@code client} obtains. */
  LoginOwner owner(OAuth2Client client) {
    return new LoginOwner(Optional.empty(), identifier, Optional.of(client.clientId()));
  }

  /**
   * Returns the HTTP client that presents the certificate of {@code client}, for the builder of a
   * {@code MeClient}. An access token that is bound to the certificate (RFC 8705 section 3) is
   * valid only on connections that present it, so pass this HTTP client with the provider of {@link
   * UserInfoBuilder#client}. The HTTP client has all other settings of {@link
   * OAuth2IssuerBuilder#httpClient}, such as the proxy and the trusted authorities. Calls for one
   * certificate return the same object.
   *
   * @throws IllegalArgumentException if {@code client} has no certificate
   */
  public OkHttpClient httpClient(OAuth2Client client) {
    return transports.httpClient(client);
  }

  @Override
  public String toString() {
    return "OAuth2Issuer{" + identifier + "}";
  }
}
