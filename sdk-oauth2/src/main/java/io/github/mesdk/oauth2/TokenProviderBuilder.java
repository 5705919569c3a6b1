package io.github.mesdk.oauth2;

import io.github.mesdk.token.TokenProvider;
import java.util.function.Function;

/** Builds a token provider that needs no interaction with a person. Not thread-safe. */
public final class TokenProviderBuilder extends GrantBuilder<TokenProviderBuilder> {
  private final Function<TokenClient, TokenProvider> factory;

  TokenProviderBuilder(
      OAuth2Issuer issuer, OAuth2Client client, Function<TokenClient, TokenProvider> factory) {
    super(issuer, client);
    this.factory = factory;
  }

  @Override
  TokenProviderBuilder self() {
    return this;
  }

  /**
   * Returns the provider wrapped in {@link TokenProvider#caching}, which keeps a token in memory
   * and refreshes it before it expires.
   */
  public TokenProvider build() {
    return TokenProvider.caching(buildUncached());
  }

  /**
   * Returns the provider without a cache in memory. Wrap it with {@link
   * TokenProvider#cachingBuilder} to change the refresh margins.
   */
  public TokenProvider buildUncached() {
    return factory.apply(tokenClient());
  }
}
