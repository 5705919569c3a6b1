package io.github.mesdk.oauth2;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What all ways of getting a token have in common: for what it shall be good. Not thread-safe.
 * Nothing of it is sent unless set, and then the issuer decides.
 *
 * @param <B> the builder itself
 */
public abstract sealed class GrantBuilder<B extends GrantBuilder<B>>
    permits TokenProviderBuilder, TokenExchangeBuilder, DeviceLoginBuilder, BrowserLoginBuilder {
  final OAuth2Issuer issuer;
  final OAuth2Client client;
  final List<String> scopes = new ArrayList<>();
  final List<URI> resources = new ArrayList<>();
  final List<String> audiences = new ArrayList<>();

  GrantBuilder(OAuth2Issuer issuer, OAuth2Client client) {
    this.issuer = issuer;
    this.client = requireNonNull(client, "client");
  }

  /** Asks for these scopes too, such as {@code openid}; several may stand in one text. */
  public B scope(String... scopes) {
    for (String scope : scopes) {
      this.scopes.addAll(List.of(scope.strip().split("\\s+", -1)));
    }
    return self();
  }

  /**
   * Asks for a token that is good for this service, RFC 8707. Repeatable.
   *
   * @throws IllegalArgumentException if it is not absolute, or has a fragment
   */
  public B resource(URI resource) {
    if (!resource.isAbsolute() || resource.getRawFragment() != null) {
      throw new IllegalArgumentException("a resource is an absolute URI without a fragment");
    }
    resources.add(resource);
    return self();
  }

  /** Asks for a token for this audience: a name the issuer knows the service by. Repeatable. */
  public B audience(String audience) {
    audiences.add(requireNonNull(audience, "audience"));
    return self();
  }

  abstract B self();

  TokenClient tokenClient() {
    return new TokenClient(this);
  }
}
