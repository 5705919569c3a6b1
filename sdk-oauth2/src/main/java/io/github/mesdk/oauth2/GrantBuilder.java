package io.github.mesdk.oauth2;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The options that all grants share: scopes, resources, audiences and DPoP. A parameter that is not
 * set is not sent, and the issuer uses its default. Not thread-safe.
 *
 * @param <B> the type of the builder
 */
public abstract sealed class GrantBuilder<B extends GrantBuilder<B>>
    permits TokenProviderBuilder, TokenExchangeBuilder, LoginBuilder {
  final OAuth2Issuer issuer;
  final OAuth2Client client;
  final List<String> scopes = new ArrayList<>();
  final List<URI> resources = new ArrayList<>();
  final List<String> audiences = new ArrayList<>();
  DpopKeys.Mode dpop = DpopKeys.Mode.OFF;

  GrantBuilder(OAuth2Issuer issuer, OAuth2Client client) {
    this.issuer = issuer;
    this.client = requireNonNull(client, "client");
  }

  /**
   * Adds scopes to request, such as {@code openid}. One argument may list several scopes, separated
   * by spaces.
   */
  public B scope(String... scopes) {
    for (String scope : scopes) {
      this.scopes.addAll(List.of(scope.strip().split("\\s+", -1)));
    }
    return self();
  }

  /**
   * Adds a resource indicator: requests a token for the service at this URI, RFC 8707. Repeatable.
   *
   * @throws IllegalArgumentException if the URI is not absolute or has a fragment
   */
  public B resource(URI resource) {
    if (!resource.isAbsolute() || resource.getRawFragment() != null) {
      throw new IllegalArgumentException("a resource must be an absolute URI without a fragment");
    }
    resources.add(resource);
    return self();
  }

  /** Adds an audience: the name under which the issuer knows the target service. Repeatable. */
  public B audience(String audience) {
    audiences.add(requireNonNull(audience, "audience"));
    return self();
  }

  /**
   * Binds the tokens to a private key (DPoP, RFC 9449). A thief cannot use such a token without the
   * key. Each login gets a new key on the curve P-256, which is stored beside its tokens; without a
   * store, the key is in memory. Each request with a token, and each request for one, contains a
   * proof that is signed with the key (ES256). A bearer token in the reply to a proof is refused
   * with a {@link io.github.mesdk.error.TokenException}. Default: bearer tokens. A stored login
   * that is bound to a key stays bound, also without this option.
   *
   * <p>The builder's {@code build} throws a {@code TokenException} if the issuer's metadata lists
   * the algorithms of proofs ({@code dpop_signing_alg_values_supported}) without ES256.
   */
  public B dpop() {
    dpop = DpopKeys.Mode.REQUIRED;
    return self();
  }

  /**
   * Same as {@link #dpop()}, but also accepts bearer tokens from an issuer that does not support
   * DPoP. Such tokens are not protected, and neither is a login with them.
   */
  public B dpopOrBearer() {
    dpop = DpopKeys.Mode.OR_BEARER;
    return self();
  }

  abstract B self();

  TokenClient tokenClient() {
    return new TokenClient(this);
  }
}
