package io.github.mesdk.oauth2;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The options that all grants share: scopes, resources and audiences. A parameter that is not set
 * is not sent, and the issuer uses its default. Not thread-safe.
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

  abstract B self();

  TokenClient tokenClient() {
    return new TokenClient(this);
  }
}
