package io.github.mesdk.oauth2;

import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import io.github.mesdk.token.refresh.LoginOwner;
import io.github.mesdk.token.refresh.RefreshContract;
import java.util.Optional;

/** Runs the contract of stored logins with logins of standard issuers. */
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
  protected String invalidRefreshToken() {
    return "{\"error\":\"invalid_grant\"}";
  }

  @Override
  protected LoginOwner owner() {
    return new LoginOwner(Optional.empty(), origin(), Optional.of("app"));
  }
}
