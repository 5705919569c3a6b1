package io.github.mesdk.oauth2;

import io.github.mesdk.token.TokenStore;

/** Builds {@link BrowserLogin}s; not thread-safe. */
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
   * The port of this machine that the browser comes back to: any that is free unless set. For
   * issuers that, against RFC 8252, want it registered; the address is then {@code
   * http://127.0.0.1:port/callback}.
   *
   * @throws IllegalArgumentException if there is no such port
   */
  public BrowserLoginBuilder port(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("no such port: " + port);
    }
    this.port = port;
    return this;
  }

  /** The login; it can be used again and again. */
  public BrowserLogin build() {
    return new BrowserLogin(this);
  }
}
