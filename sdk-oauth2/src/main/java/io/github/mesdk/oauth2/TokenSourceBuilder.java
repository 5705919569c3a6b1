package io.github.mesdk.oauth2;

import io.github.mesdk.token.TokenProvider;
import java.util.function.Function;

/** Builds sources of tokens that need nobody at the keyboard; not thread-safe. */
public final class TokenSourceBuilder extends GrantBuilder<TokenSourceBuilder> {
  private final Function<TokenClient, TokenProvider> kind;

  TokenSourceBuilder(
      OAuth2Issuer issuer, ClientAuthentication client, Function<TokenClient, TokenProvider> kind) {
    super(issuer, client);
    this.kind = kind;
  }

  @Override
  TokenSourceBuilder self() {
    return this;
  }

  /**
   * The source under {@link TokenProvider#caching}: a token is kept and refreshed ahead of its end.
   */
  public TokenProvider build() {
    return TokenProvider.caching(source());
  }

  /**
   * The bare source, for {@link TokenProvider#cachingBuilder} with other margins: it keeps nothing
   * in memory.
   */
  public TokenProvider source() {
    return kind.apply(asking());
  }
}
