package io.github.mesdk.examples.cli;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.MeArguments;

/** A client of one provider, with the provider's description. */
record ProviderClient<T extends CurrentUser>(IdentityProvider<T> provider, MeClient<T> client)
    implements AutoCloseable {

  ProviderAnswer me(MeArguments arguments) {
    return new ProviderAnswer(provider, client.me(MeRequest.of(arguments)));
  }

  @Override
  public void close() {
    client.close();
  }
}
