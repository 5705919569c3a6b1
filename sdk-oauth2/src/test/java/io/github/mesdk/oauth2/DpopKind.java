package io.github.mesdk.oauth2;

import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import io.github.mesdk.token.refresh.LoginKind;
import java.net.URI;
import okhttp3.OkHttpClient;

/** Logins of standard issuers that bind their tokens to a DPoP key. */
public final class DpopKind implements LoginKind {
  /** Called by reflection. */
  public DpopKind() {}

  @Override
  public TokenProvider source(URI origin, TokenStore store, OkHttpClient httpClient) {
    return OAuth2Issuer.builder(origin)
        .tokenEndpoint(origin.resolve("/token"))
        .httpClient(httpClient)
        .build()
        .refreshing(OAuth2Client.none("my-tool"), store)
        .dpop()
        .buildUncached();
  }
}
