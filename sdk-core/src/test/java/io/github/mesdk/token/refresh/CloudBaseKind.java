package io.github.mesdk.token.refresh;

import io.github.mesdk.login.CloudBaseLogin;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.net.URI;
import okhttp3.OkHttpClient;

/** Logins at CloudBase. */
public final class CloudBaseKind implements LoginKind {
  /** Called by reflection. */
  public CloudBaseKind() {}

  @Override
  public TokenProvider source(URI origin, TokenStore store, OkHttpClient httpClient) {
    return CloudBaseLogin.refreshing(CloudBase.at(origin), store)
        .httpClient(httpClient)
        .buildUncached();
  }
}
