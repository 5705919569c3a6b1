package io.github.mesdk.examples.cli;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;

/** An answer, and the description of the provider that gave it. */
record Answered(IdentityProvider<?> provider, CurrentUser user) {}
