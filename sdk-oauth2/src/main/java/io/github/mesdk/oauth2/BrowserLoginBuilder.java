package io.github.mesdk.oauth2;

import io.github.mesdk.token.TokenStore;

/** Builds a {@link BrowserLogin}. Not thread-safe. */
public final class BrowserLoginBuilder extends GrantBuilder<BrowserLoginBuilder> {
  final TokenStore store;
  int port;

  BrowserLoginBuilder(OAuth2Issuer issuer, OAuth2Client client, TokenStore store) {
    super(issuer, client);
    this.store = store;
  }

  @Override
  BrowserLoginBuilder self() {
    return this;
  }

  /**
   * Sets the loopback port that receives the redirect. Default: any free port. Set it for issuers
   * that require a registered redirect URI with a fixed port, contrary to RFC 8252. The redirect
   * URI is {@code http://127.0.0.1:port/callback}.
   *
   * @param port the port; 0 for any free port
   * @throws IllegalArgumentException if the port is negative or above 65535
   */
  public BrowserLoginBuilder port(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("the port must be between 0 and 65535: " + port);
    }
    this.port = port;
    return this;
  }

  /** Returns the login. It can be used any number of times. */
  public BrowserLogin build() {
    return new BrowserLogin(this);
  }
}
