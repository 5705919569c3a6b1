package io.github.mesdk.oauth2;

import io.github.mesdk.concurrent.Durations;
import java.time.Duration;

/** Builds a {@link TokenExchange}. Not thread-safe. */
public final class TokenExchangeBuilder extends GrantBuilder<TokenExchangeBuilder> {
  /** The maximum prevents an overflow. No token is valid for longer. */
  static final Duration MAX_CACHE_FOR = Duration.ofDays(365);

  int cacheSize = 1_000;
  Duration cacheFor = Duration.ofMinutes(5);

  TokenExchangeBuilder(OAuth2Issuer issuer, OAuth2Client client) {
    super(issuer, client);
  }

  @Override
  TokenExchangeBuilder self() {
    return this;
  }

  /**
   * Sets the maximum number of cached tokens. Default: 1,000. The cache evicts the least recently
   * used token first.
   *
   * @throws IllegalArgumentException if {@code cacheSize} is not positive
   */
  public TokenExchangeBuilder cacheSize(int cacheSize) {
    if (cacheSize <= 0) {
      throw new IllegalArgumentException("the cache size must be positive: " + cacheSize);
    }
    this.cacheSize = cacheSize;
    return this;
  }

  /**
   * Sets how long the cache returns an exchanged token. Default: 5 minutes. The cache returns no
   * token after the token or its subject token expires. A revoked subject token keeps working for
   * up to this time.
   *
   * @param cacheFor the time; zero disables the cache, and more than 365 days count as 365 days
   * @throws IllegalArgumentException if {@code cacheFor} is negative
   */
  public TokenExchangeBuilder cacheFor(Duration cacheFor) {
    if (cacheFor.isNegative()) {
      throw new IllegalArgumentException("the cache time must not be negative: " + cacheFor);
    }
    this.cacheFor = Durations.shorter(cacheFor, MAX_CACHE_FOR);
    return this;
  }

  /**
   * Returns the {@link TokenExchange}. Create one instance and use it for the life of the program,
   * because each instance has its own cache.
   */
  public TokenExchange build() {
    return new TokenExchange(this);
  }
}
