package io.github.mesdk.oauth2;

import io.github.mesdk.token.TokenStore;

/** Builds a {@link DeviceLogin}. Not thread-safe. */
public final class DeviceLoginBuilder extends LoginBuilder<DeviceLoginBuilder> {
  DeviceLoginBuilder(OAuth2Issuer issuer, OAuth2Client client, TokenStore store) {
    super(issuer, client, store);
  }

  @Override
  DeviceLoginBuilder self() {
    return this;
  }

  /** Returns the {@link DeviceLogin}. Each call of its {@code signIn} signs a person in. */
  public DeviceLogin build() {
    return new DeviceLogin(this);
  }
}
