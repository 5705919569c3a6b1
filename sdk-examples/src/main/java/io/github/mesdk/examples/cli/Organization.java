package io.github.mesdk.examples.cli;

import io.github.mesdk.provider.KrystalArguments;

/** One of Krystal's organizations, by its id or by its identifier. */
record Organization(boolean isById, String value) {

  KrystalArguments applyTo(KrystalArguments question) {
    return isById ? question.organizationId(value) : question.organizationIdentifier(value);
  }
}
