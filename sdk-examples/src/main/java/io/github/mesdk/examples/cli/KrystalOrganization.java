package io.github.mesdk.examples.cli;

import io.github.mesdk.provider.KrystalArguments;

/** Selects an organization of Krystal by its id or by its identifier. */
record KrystalOrganization(boolean isById, String value) {

  KrystalArguments applyTo(KrystalArguments arguments) {
    return isById ? arguments.organizationId(value) : arguments.organizationIdentifier(value);
  }
}
