package io.github.mesdk.oauth2;

import java.time.Duration;

/** Builds {@link TokenExchange}s; not thread-safe. */
public final class TokenExchangeBuilder extends GrantBuilder<TokenExchangeBuilder> {
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
   * How many exchanged tokens are kept at most: 1,000 unless set. The one that was longest not
   * asked for goes first.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public TokenExchangeBuilder cacheSize(int cacheSize) {
    if (cacheSize <= 0) {
      throw new IllegalArgumentException("the cache must hold at least one token: " + cacheSize);
    }
    this.cacheSize = cacheSize;
    return this;
  }

  /**
   * How long an exchanged token is used at most: 5 minutes unless set, and never beyond its end or
   * that of the token it was traded for. So long may go unseen that the incoming token was revoked.
   *
   * @throws IllegalArgumentException if it is negative; zero keeps nothing
   */
  public TokenExchangeBuilder cacheFor(Duration cacheFor) {
    if (cacheFor.isNegative()) {
      throw new IllegalArgumentException("the time in the cache must not be negative: " + cacheFor);
    }
    this.cacheFor = cacheFor;
    return this;
  }

  /** The exchange; for the life of the program. */
  public TokenExchange build() {
    return new TokenExchange(this);
  }
}
