package io.github.mesdk.oauth2;

import static java.util.Objects.requireNonNull;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import io.github.mesdk.concurrent.Sleeper;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.http.HttpResult;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.TransportFailure;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.TokenStore;
import io.github.mesdk.token.refresh.RefreshTokenProvider;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * An OAuth 2.0 or OpenID Connect issuer whose endpoints are known: the start of everything in this
 * package. Immutable and thread-safe; make one for the life of the program. It holds the endpoints
 * for good, and the issuer's public keys as long as they serve.
 *
 * <pre>{@code
 * OAuth2Issuer issuer = OAuth2Issuer.discover(URI.create("https://id.example.com/realms/x"));
 * TokenProvider tokens = issuer.clientCredentials(OAuth2Client.basic(id, secret)).build();
 * MeClient<UserInfo> client = MeClient.builder(issuer.userInfo()).tokenProvider(tokens).build();
 * }</pre>
 *
 * <p>No redirect of an endpoint is followed, and no answer above 1 MiB is read.
 */
public final class OAuth2Issuer {
  final URI issuer;
  final Metadata metadata;
  final OAuthTransport wire;
  final SigningKeys keys;
  final InstantSource clock;
  final LongSupplier nanoTime;
  final Sleeper sleeper;

  OAuth2Issuer(OAuth2IssuerBuilder from, Metadata metadata) {
    this.issuer = from.issuer;
    this.metadata = metadata;
    this.wire = from.wire();
    this.clock = from.clock;
    this.nanoTime = from.nanoTime;
    this.sleeper = from.sleeper;
    this.keys = new SigningKeys(metadata.endpoints(), wire, nanoTime);
  }

  /**
   * The issuer at this address with the endpoints it publishes, asked for now and within 30
   * seconds.
   *
   * @param issuer exactly as it names itself; a slash at the end counts
   * @throws TokenException if it has no metadata, or those of another issuer; retryable if it
   *     cannot be reached or answer now
   * @throws IllegalArgumentException if the address is not https, nor http to this machine, or has
   *     user-info, a query or a fragment
   */
  public static OAuth2Issuer discover(URI issuer) {
    return builder(issuer).discover();
  }

  /**
   * A builder, for an HTTP client of one's own and for endpoints that are not published.
   *
   * @param issuer exactly as it names itself; a slash at the end counts
   */
  public static OAuth2IssuerBuilder builder(URI issuer) {
    return new OAuth2IssuerBuilder(requireNonNull(issuer, "issuer"));
  }

  /** The issuer's address as it names itself. */
  public URI address() {
    return issuer;
  }

  /**
   * The UserInfo endpoint with answers in JSON. {@link #userInfoBuilder()} is for signed ones.
   *
   * @throws TokenException if the issuer names no such endpoint
   */
  public IdentityProvider<UserInfo> userInfo() {
    return userInfoBuilder().build();
  }

  /** A builder for the UserInfo endpoint with signed answers, or those of one known person. */
  public UserInfoBuilder userInfoBuilder() {
    return new UserInfoBuilder(this);
  }

  /**
   * Tokens of the program itself, without a person.
   *
   * @throws IllegalArgumentException if the client has no proof: that is all there is to trust here
   */
  public TokenProviderBuilder clientCredentials(OAuth2Client client) {
    if (client.prove(issuer) == null) {
      throw new IllegalArgumentException("client credentials need a client with a secret or a key");
    }
    return new TokenProviderBuilder(this, client, ClientCredentialsTokens::new);
  }

  /**
   * Tokens of the person whose login is in {@code store}, as {@link #deviceLogin} and {@link
   * #browserLogin} leave it there. A refresh token that the issuer replaces is stored before
   * anything else of its reply is judged. While the issuer cannot be reached, a stored token is
   * used to its end.
   *
   * <p>When the issuer says that the login is over, the store is emptied and an {@link
   * io.github.mesdk.error.UnauthenticatedException} is thrown, at each later call too until someone
   * signs in again: in a chain, the next source may be someone else's. Only where this source never
   * saw a login, an empty store is a {@link TokenException} that is {@code isMissing()}. A login of
   * another issuer or client is a {@link TokenException}, and none of its tokens is sent.
   *
   * @param client the client that the person signed in to
   */
  public TokenProviderBuilder refreshing(OAuth2Client client, TokenStore store) {
    requireNonNull(store, "store");
    return new TokenProviderBuilder(
        this,
        client,
        tokenClient -> new RefreshTokenProvider(new RefreshGrant(tokenClient), store, clock));
  }

  /** For a backend that trades the token of each request for one that another service accepts. */
  public TokenExchangeBuilder tokenExchange(OAuth2Client client) {
    return new TokenExchangeBuilder(this, client);
  }

  /** For a program without a browser: the person signs in on another device. */
  public DeviceLoginBuilder deviceLogin(OAuth2Client client, TokenStore store) {
    return new DeviceLoginBuilder(this, client, requireNonNull(store, "store"));
  }

  /** For a program on the machine on which the person's browser is. */
  public BrowserLoginBuilder browserLogin(OAuth2Client client, TokenStore store) {
    return new BrowserLoginBuilder(this, client, requireNonNull(store, "store"));
  }

  /**
   * The reply to {@code request}, whatever it says.
   *
   * @throws MeException if none arrived
   */
  Reply reply(String what, HTTPRequest request, Deadline deadline) {
    HttpResult exchange = wire.send(request, deadline);
    if (exchange instanceof TransportFailure failure) {
      throw OAuthErrors.of(what, failure);
    }
    return (Reply) exchange;
  }

  @Override
  public String toString() {
    return "OAuth2Issuer{" + issuer + "}";
  }
}
