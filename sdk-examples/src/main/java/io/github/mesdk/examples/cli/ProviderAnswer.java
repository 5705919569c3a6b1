package io.github.mesdk.examples.cli;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;

/** An answer of a provider, with the provider's description. */
record ProviderAnswer(IdentityProvider<?> provider, CurrentUser answer) {}
