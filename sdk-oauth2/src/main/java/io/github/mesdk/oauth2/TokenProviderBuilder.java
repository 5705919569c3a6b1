package io.github.mesdk.oauth2;

import io.github.mesdk.token.TokenProvider;
import java.util.function.Function;

/** Builds sources of tokens that need nobody at the keyboard; not thread-safe. */
public final class TokenProviderBuilder extends GrantBuilder<TokenProviderBuilder> {
  private final Function<TokenClient, TokenProvider> kind;

  TokenProviderBuilder(
      OAuth2Issuer issuer, OAuth2Client client, Function<TokenClient, TokenProvider> kind) {
    super(issuer, client);
    this.kind = kind;
  }

  @Override
  TokenProviderBuilder self() {
    return this;
  }

  /**
   * The source under {@link TokenProvider#caching}: a token is kept and refreshed ahead of its end.
   */
  public TokenProvider build() {
    return TokenProvider.caching(buildUncached());
  }

  /**
   * The bare source, for {@link TokenProvider#cachingBuilder} with other margins: it keeps nothing
   * in memory.
   */
  public TokenProvider buildUncached() {
    return kind.apply(tokenClient());
  }
}
