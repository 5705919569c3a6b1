package io.github.mesdk.examples.cli;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.MeArguments;

/** A provider, and the client that calls it. */
record Connected<T extends CurrentUser>(IdentityProvider<T> provider, MeClient<T> client)
    implements AutoCloseable {

  Answered me(MeArguments arguments) {
    return new Answered(provider, client.me(MeRequest.of(arguments)));
  }

  @Override
  public void close() {
    client.close();
  }
}
