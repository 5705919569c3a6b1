package io.github.mesdk.oauth2;

import io.github.mesdk.token.TokenStore;

/** Builds {@link DeviceLogin}s; not thread-safe. */
public final class DeviceLoginBuilder extends GrantBuilder<DeviceLoginBuilder> {
  final TokenStore store;

  DeviceLoginBuilder(OAuth2Issuer issuer, OAuth2Client client, TokenStore store) {
    super(issuer, client);
    this.store = store;
  }

  @Override
  DeviceLoginBuilder self() {
    return this;
  }

  /** The login; it can be used again and again. */
  public DeviceLogin build() {
    return new DeviceLogin(this);
  }
}
