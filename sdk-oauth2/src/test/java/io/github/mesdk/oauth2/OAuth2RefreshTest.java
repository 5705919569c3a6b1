package io.github.mesdk.oauth2;

import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import io.github.mesdk.token.refresh.LoginOwner;
import io.github.mesdk.token.refresh.RefreshContract;
import java.util.Optional;

/** The contract of all stored logins, for standard issuers. */
class OAuth2RefreshTest extends RefreshContract {
  @Override
  protected TokenProvider source(TokenStore store) {
    return OAuth2Issuer.builder(origin())
        .clock(clock, System::nanoTime)
        .tokenEndpoint(origin().resolve("/token"))
        .build()
        .refreshing(OAuth2Client.basic("app", "hush-hush"), store)
        .buildUncached();
  }

  @Override
  protected String ended() {
    return "{\"error\":\"invalid_grant\"}";
  }

  @Override
  protected LoginOwner owner() {
    return new LoginOwner(Optional.empty(), origin(), Optional.of("app"));
  }
}
