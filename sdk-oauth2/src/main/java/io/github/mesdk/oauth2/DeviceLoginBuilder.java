package io.github.mesdk.oauth2;

import io.github.mesdk.token.TokenStore;

/** Builds a {@link DeviceLogin}. Not thread-safe. */
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

  /** Returns the login. It can be used any number of times. */
  public DeviceLogin build() {
    return new DeviceLogin(this);
  }
}
